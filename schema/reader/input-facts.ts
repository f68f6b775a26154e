import type { AnySchema } from "../zod-types.ts";
import { inputParts } from "./input-parts.ts";
import { viewOf } from "./view-of.ts";

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
  if (view.kind === "union") return view.members.flatMap(finiteKeys);
  return view.kind === "enum" || view.kind === "literal" ? view.values.map(String) : [];
}

/** Whether numbers are among the finite names that a record's keys are limited to. */
export function namesNumbers(key: AnySchema): boolean {
  const view = viewOf(key);
  if (view.kind === "union") return view.members.some(namesNumbers);
  return (
    (view.kind === "enum" || view.kind === "literal") &&
    view.values.some((value) => typeof value === "number")
  );
}

/** Whether a record's key takes numbers of any value, which are written as names. */
export function takesNumbers(key: AnySchema): boolean {
  const view = viewOf(key);
  return (
    view.kind === "number" || inputParts(view).some((part) => part.place === "" && takesNumbers(part.schema))
  );
}

/** Whether a schema refuses a value, as far as it says so at once. */
export function refuses(schema: AnySchema, value: unknown): boolean {
  if (!("~standard" in schema)) return false;
  // zod has the Standard Schema interface since 3.24.
  const { validate } = schema["~standard"] as {
    readonly validate: (value: unknown) => { readonly issues?: unknown } | Promise<unknown>;
  };
  const result = validate(value);
  if (result instanceof Promise) result.catch(() => undefined);
  return "issues" in result && result.issues !== undefined;
}

/** Whether a codec makes a boolean of text, as `z.stringbool()` does: which texts, its code says. */
export function readsBoolean(input: AnySchema, output: AnySchema): boolean {
  return viewOf(input).kind === "string" && viewOf(output).kind === "boolean";
}
