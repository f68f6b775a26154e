import type { TemplateInput } from "./template-input.ts";

/** Makes files from the contract. Jobwright's own files come from templates, and so do those of the config's `templates`. */
export interface Template {
  /** What problems of the template are reported under. */
  readonly name: string;
  /** Pure: the same input gives the same files, on every machine and at any time. */
  readonly files: (input: TemplateInput) => Iterable<TemplateFile>;
}

/** One file: where it lies, and what is in it. */
export type TemplateFile = TemplatePlace & FileContent;

export interface TemplatePlace {
  /** Below the output folder, with forward slashes: `docs/jobs.md`. */
  readonly path: string;
  /** Which folder, where `out` names two. Left out: the client's. */
  readonly folder?: OutputFolder;
}

export type OutputFolder = "client" | "worker";

/** A text, a value for a JSON file, or a TypeScript file as a structure of ts-morph. */
export type FileContent = TextContent | JsonContent | SourceContent;

export interface TextContent {
  readonly text: string;
}

export interface JsonContent {
  /** Anything that JSON can hold. */
  readonly json: unknown;
}

export interface SourceContent {
  readonly source: WholeFile;
}

/**
 * A `SourceFileStructure` of ts-morph that holds no function. Only hinted at here, since the compiler takes longer to read
 * ts-morph's types than all others that a config needs.
 */
export interface WholeFile {
  /** `StructureKind.SourceFile`, which is 36. */
  readonly kind: number;
  readonly statements?: unknown;
}
