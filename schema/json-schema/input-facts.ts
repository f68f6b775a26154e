import { viewOf } from "../reader/view-of.ts";
import type { AnySchema } from "../zod-types.ts";
import { inputParts } from "./input-parts.ts";

/** Whether the input of a schema may be undefined, which JSON has not. */
export function takesUndefined(schema: AnySchema, seen: readonly AnySchema[] = []): boolean {
  if (seen.includes(schema)) return false;
  const inner = (next: AnySchema): boolean => takesUndefined(next, [...seen, schema]);
  const view = viewOf(schema);
  switch (view.kind) {
    case "optional":
      return !view.exact || inner(view.inner);
    case "default":
    case "prefault":
      return true;
    case "nullable":
    case "readonly":
    case "lazy":
    case "checked":
    case "brand":
    case "effect":
    case "catch":
      return inner(view.inner);
    case "union":
      return view.members.some(inner);
    case "pipe":
      return inner(view.in);
    default:
      return false;
  }
}

/** Whether a schema is `z.any()` or `z.unknown()`, through what does not change its input. */
export function takesAnything(schema: AnySchema): boolean {
  const view = viewOf(schema);
  switch (view.kind) {
    case "any":
    case "unknown":
      return true;
    case "readonly":
    case "nullable":
    case "checked":
    case "brand":
      return takesAnything(view.inner);
    default:
      return false;
  }
}

/** Whether a schema takes every value, for one reason or another: only then may its JSON Schema be empty. */
export function admitsAnything(schema: AnySchema, seen: readonly AnySchema[] = []): boolean {
  if (seen.includes(schema)) return false;
  const view = viewOf(schema);
  if (view.kind === "any" || view.kind === "unknown") return true;
  return inputParts(view).some((part) => part.place === "" && admitsAnything(part.schema, [...seen, schema]));
}

/** The names that a record's keys are limited to; none where they are not. */
export function finiteKeys(key: AnySchema): readonly string[] {
  const view = viewOf(key);
  return view.kind === "enum" || view.kind === "literal" ? view.values.map(String) : [];
}

/** Whether a codec makes a boolean of text, as `z.stringbool()` does: which texts, its code says. */
export function readsBoolean(input: AnySchema, output: AnySchema): boolean {
  return viewOf(input).kind === "string" && viewOf(output).kind === "boolean";
}
