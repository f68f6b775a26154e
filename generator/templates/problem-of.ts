import { type Diagnostic, diagnostic } from "../../schema/diagnostics/diagnostic.ts";
import type { Template } from "../../templates/template.ts";
import type { ResolvedConfig } from "../resolved-config.ts";

/** A template of the config, and which one it is. */
export interface Place {
  readonly template: Template;
  readonly index: number;
  readonly config: ResolvedConfig;
}

/** What is wrong with a file that a template gave. */
export interface FileProblem {
  readonly code: "TEMPLATE_OUTPUT" | "TEMPLATE_PATH";
  /** What the template does: `gives a file without a path`. */
  readonly message: string;
  readonly fix?: string;
}

export function problemOf(place: Place, { code, message, fix }: FileProblem): Diagnostic {
  return templateProblem(code, place, message, fix === undefined ? {} : { fix });
}

/** @param message what the template does, after its name */
export function templateProblem(
  code: "TEMPLATE_FAILED" | "TEMPLATE_IMPURE" | FileProblem["code"],
  { template, index }: Place,
  message: string,
  more: Partial<Pick<Diagnostic, "fix" | "location" | "cause">> = {},
): Diagnostic {
  return diagnostic(code, `The template ${template.name} ${message}`, {
    path: `templates[${index}]`,
    ...more,
  });
}
