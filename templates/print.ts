import type { SourceFileStructure } from "ts-morph";

/** Turns the structure of a whole file into its text. */
export type Print = (file: SourceFileStructure) => string;

/**
 * Loads ts-morph, which takes half a second, and gives the function that prints with it: no parsing, no
 * formatting afterwards, one structure a file.
 */
export async function loadPrinter(): Promise<Print> {
  const { printStructure } = await import("ts-morph");
  return (file) => `${printStructure(file, { indentNumberOfSpaces: 2 }).trimEnd()}\n`;
}
