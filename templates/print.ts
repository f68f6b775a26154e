import type { SourceFileStructure } from "ts-morph";
import { joinStatements, plainModule } from "./plain-module.ts";
import { sourceFile } from "./structures.ts";
import type { FileContent, WholeFile } from "./template.ts";

/** Turns a file's content into its text, which ends in one newline and has no other line end than `\n`. */
export type Print = (content: FileContent) => string | Promise<string>;

/** Prints a whole structure, here or in another thread. */
export type StructurePrinter = (source: WholeFile) => string | Promise<string>;

/**
 * Loads ts-morph, which takes half a second, and gives the function that prints with it: no parsing, no
 * formatting afterwards, one structure a file.
 */
export async function loadPrinter(): Promise<(content: FileContent) => string> {
  const print = await loadStructurePrinter();
  const known = new Map<string, string>();
  return (content) => {
    const { structure, key, finish } = printing(content);
    if (!structure) return finish("");
    const text = known.get(key) ?? print(structure);
    if (key !== "") known.set(key, text);
    return finish(text);
  };
}

/** @throws Error for what is no structure of ts-morph's */
export async function loadStructurePrinter(): Promise<(source: WholeFile) => string> {
  const { printStructure } = await import("ts-morph");
  // A template of ours, which the compiler checked, or what the generator found to be a whole file.
  return (source) => printStructure(source as SourceFileStructure, { indentNumberOfSpaces: 2 });
}

/** Prints with what prints structures elsewhere. */
export function printerBy(print: StructurePrinter): Print {
  const known = new Map<string, string | Promise<string>>();
  return async (content) => {
    const { structure, key, finish } = printing(content);
    if (!structure) return finish("");
    const text = known.get(key) ?? print(structure);
    if (key !== "") known.set(key, text);
    return finish(await text);
  };
}

interface Printing {
  /** What ts-morph is to print: undefined where it has nothing to. */
  readonly structure: WholeFile | undefined;
  /** The same for structures that print the same; empty for what no other file has. */
  readonly key: string;
  /** Makes the file's text of what was printed. */
  readonly finish: (printed: string) => string;
}

function printing(content: FileContent): Printing {
  if (!("source" in content)) return { structure: undefined, key: "", finish: () => printPlain(content) };
  const plain = plainModule(content.source);
  if (!plain) return { structure: content.source, key: "", finish: ending };
  const { comments, imports, texts } = plain;
  return {
    structure: imports.length === 0 ? undefined : sourceFile(imports),
    key: JSON.stringify(imports),
    finish: (printed) =>
      ending(joinStatements([...comments, ...(printed ? [printed.trimEnd()] : []), ...texts])),
  };
}

/** What needs no ts-morph. */
export function printPlain(content: Exclude<FileContent, { readonly source: unknown }>): string {
  return ending("json" in content ? jsonText(content.json) : withNewlines(content.text));
}

function ending(text: string): string {
  return `${text.trimEnd()}\n`;
}

function withNewlines(text: string): string {
  // The contract's text has many megabytes.
  return text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text;
}

/** JSON text in which characters that nobody sees, which patterns are full of, are spelled out. */
export function jsonText(value: unknown, indentation = 2): string {
  return JSON.stringify(value, null, indentation).replace(
    invisible,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

const invisible = /[\u007f-\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/g;
