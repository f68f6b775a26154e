import type { SourceFileStructure } from "ts-morph";
import { joinStatements, type PlainModule, plainModule } from "./plain-module.ts";
import { sourceFile } from "./structures.ts";
import type { FileContent } from "./template.ts";

/** Turns a file's content into its text, which ends in one newline and has no other line end than `\n`. */
export type Print = (content: FileContent) => string;

/**
 * Loads ts-morph, which takes half a second, and gives the function that prints with it: no parsing, no
 * formatting afterwards, one structure a file.
 */
export async function loadPrinter(): Promise<Print> {
  const { printStructure } = await import("ts-morph");
  const printWhole = (source: SourceFileStructure): string =>
    printStructure(source, { indentNumberOfSpaces: 2 });
  const printedImports = new Map<string, string>();
  const printImports = (imports: PlainModule["imports"]): readonly string[] => {
    if (imports.length === 0) return [];
    const key = JSON.stringify(imports);
    const text = printedImports.get(key) ?? printWhole(sourceFile(imports)).trimEnd();
    printedImports.set(key, text);
    return [text];
  };
  return (content) => {
    if (!("source" in content)) return printPlain(content);
    // A template of ours, which the compiler checked, or what the generator found to be a whole file.
    const source = content.source as SourceFileStructure;
    const plain = plainModule(source);
    if (!plain) return ending(printWhole(source));
    const { comments, imports, texts } = plain;
    return ending(joinStatements([...comments, ...printImports(imports), ...texts]));
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
