import type { AnySchema } from "../zod-types.ts";
import { viewOf } from "./view-of.ts";

/** Whether every value that a schema takes is an object, and none of them undefined. */
export function isObjectSchema(schema: AnySchema, seen: readonly AnySchema[] = []): boolean {
  if (seen.includes(schema)) return true;
  const isObject = (inner: AnySchema): boolean => isObjectSchema(inner, [...seen, schema]);
  const view = viewOf(schema);
  switch (view.kind) {
    case "object":
    case "record":
      return true;
    case "union":
      return view.members.every(isObject);
    case "intersection":
      return isObject(view.left) && isObject(view.right);
    case "pipe":
      return isObject(view.in);
    case "preprocess":
      return isObject(view.out);
    case "readonly":
    case "lazy":
    case "checked":
    case "brand":
    case "effect":
    case "catch":
    case "nonoptional":
      return isObject(view.inner);
    default:
      return false;
  }
}
