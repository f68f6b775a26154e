import { readFileSync } from "node:fs";
import { importedFile } from "./imported-file.ts";
import { type SourceGraph, sourceGraph } from "./source-graph.ts";

/** A module of the user's and all that it may import, which is parsed only once somebody asks what syntax tells. */
export interface SourceTexts {
  /** The module's own file first. */
  readonly texts: readonly SourceText[];
  /** The same, parsed. The compiler, which is heavy, is loaded only then. */
  graph(): Promise<SourceGraph>;
}

export interface SourceText {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  /** All that may be imports: also what a comment names, or a text. */
  readonly mentions: readonly Mention[];
}

export interface Mention {
  readonly specifier: string;
  /** As of an import. */
  readonly file: string | undefined;
}

/** Reads a file and all that it may import. */
export async function sourceTexts(path: string): Promise<SourceTexts> {
  let parsed: Promise<SourceGraph> | undefined;
  const graph = (): Promise<SourceGraph> => {
    parsed ??= sourceGraph(path);
    return parsed;
  };
  return { texts: readTexts(path) ?? textsOf(await graph()), graph };
}

/** Undefined where a text does not tell. */
function readTexts(entry: string): readonly SourceText[] | undefined {
  const texts = new Map<string, SourceText>();
  const open = [entry];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (texts.has(path)) continue;
    const text = readFileSync(path, "utf8");
    if (escapedSpecifier.test(text)) return undefined;
    const mentions = specifiersIn(text).map(mentionFrom(path));
    texts.set(path, { path, text, mentions });
    open.push(...mentions.flatMap(({ file }) => file ?? []));
  }
  return [...texts.values()];
}

function mentionFrom(path: string): (specifier: string) => Mention {
  return (specifier) => ({ specifier, file: importedFile(path, specifier) });
}

/** Whatever stands between two quotes of a line, though the first may end a text: no import is missed. */
function specifiersIn(text: string): readonly string[] {
  const found = text.replace(typeImport, "").matchAll(/["'`](?=([^"'`\n\\]+)["'`])/g);
  return [...new Set([...found].map(([, specifier = ""]) => specifier))];
}

/** `import type … from "…"`, which loads nothing; but not `import type from "…"`, whose name is `type`. */
const typeImport =
  /\b(?:import|export)\s+type\s+(?!from\s*["'])(?:(?!\b(?:import|export)\b)[\w$\s{},*])+\bfrom\s*(["'])[^"'\n]*\1/g;

const escapedSpecifier = /\b(?:from|import)\s*\(?\s*["'`][^"'`\n]*\\/;

function textsOf({ sources }: SourceGraph): readonly SourceText[] {
  return sources.map(({ path, tree, imports }) => ({ path, text: tree.text, mentions: imports }));
}
