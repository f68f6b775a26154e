import { generatorPages } from "./generator-pages.ts";

/** One kind of problem: its severity, why it is one, and what to do. A code without a page does not compile. */
export interface DiagnosticPage {
  readonly severity: "error" | "warning";
  readonly why: string;
  readonly fix: string;
}

const pages = {
  NAME_INVALID: {
    severity: "error",
    why: "A name is a queue's name, a file's and a type's, so it must be good for all three.",
    fix: "Use letters, digits, _ and -, beginning with a letter; at most 200 characters in all.",
  },
  NAME_CLASH: {
    severity: "error",
    why: "Names must differ after case-folding and in PascalCase: files and types share them.",
    fix: "Rename one of the two.",
  },
  KEY_UNKNOWN: {
    severity: "error",
    why: "Nothing is silently ignored: an unknown key is a mistake or another tool's option.",
    fix: "Remove the key, or correct its spelling.",
  },
  ...generatorPages,
} as const satisfies Record<string, DiagnosticPage>;

export type DiagnosticCode = keyof typeof pages;

export const catalogue: Readonly<Record<DiagnosticCode, DiagnosticPage>> = pages;
