import type { Json } from "../json.ts";
import { isJsonObject } from "../json.ts";

/**
 * Whether a keyword may be anywhere in a JSON Schema: a property or a value of that name counts as well. It is a
 * quick look, to spare most schemas the passes that rewrite what few have.
 */
export function holdsKeyword(json: Json, keyword: string): boolean {
  if (Array.isArray(json)) return json.some((item) => holdsKeyword(item, keyword));
  if (!isJsonObject(json)) return false;
  return keyword in json || Object.values(json).some((inner) => holdsKeyword(inner, keyword));
}
