import { generatorPages } from "./generator-pages.ts";
import { handlerPages } from "./handler-pages.ts";
import { manifestPages } from "./manifest-pages.ts";
import { optionPages } from "./option-pages.ts";
import type { DiagnosticPage } from "./page.ts";
import { runPages } from "./run-pages.ts";
import { schemaPages } from "./schema-pages.ts";
import { schemaUsePages } from "./schema-use-pages.ts";
import { templatePages } from "./template-pages.ts";
import { writePages } from "./write-pages.ts";

/** Every kind of problem, by area. A code without a page does not compile. */
const pages = {
  ...manifestPages,
  ...optionPages,
  ...schemaPages,
  ...schemaUsePages,
  ...generatorPages,
  ...handlerPages,
  ...runPages,
  ...writePages,
  ...templatePages,
} as const satisfies Record<string, DiagnosticPage>;

export type DiagnosticCode = keyof typeof pages;

export const catalogue: Readonly<Record<DiagnosticCode, DiagnosticPage>> = pages;
