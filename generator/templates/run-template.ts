import type { Diagnostic } from "../../schema/diagnostics/diagnostic.ts";
import { messageOf } from "../../schema/message-of.ts";
import type { TemplateInput } from "../../templates/template-input.ts";
import { placeOfError } from "../load-failure.ts";
import { type Place, templateProblem } from "./problem-of.ts";

/** What a template gave, of which nothing is known yet; or why it gave nothing. */
export type GivenFiles =
  | { readonly given: readonly unknown[]; readonly problem?: undefined }
  | { readonly given?: undefined; readonly problem: Diagnostic };

export function runTemplate(place: Place, input: TemplateInput): GivenFiles {
  try {
    const result: unknown = place.template.files(input);
    if (isIterable(result)) return { given: [...result] };
    return { problem: templateProblem("TEMPLATE_OUTPUT", place, `gives ${describe(result)}.`) };
  } catch (error) {
    const location = placeOfError(error, place.config.project);
    return {
      problem: templateProblem("TEMPLATE_FAILED", place, `failed: ${messageOf(error)}`, {
        cause: error,
        ...(location ? { location } : {}),
      }),
    };
  }
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}

function describe(result: unknown): string {
  if (result instanceof Promise) {
    // Nobody waits for it: what it fails with is not worth a crash.
    result.catch(() => undefined);
    return "a promise, and a list of files was expected";
  }
  if (typeof result === "object" && result !== null) {
    if (Symbol.asyncIterator in result) return "its files asynchronously, and a list of files was expected";
    return "an object, and a list of files was expected";
  }
  return `${typeof result === "string" ? "a text" : String(result)}, and a list of files was expected`;
}
