import type { Json } from "../json.ts";
import { isJsonObject } from "../json.ts";

/**
 * Whether one of some keywords may be anywhere in a JSON Schema: a property or a value of that name counts as well.
 * It is a quick look, to spare most schemas the passes that rewrite what few have.
 */
export function holdsAny(json: Json, keywords: readonly string[]): boolean {
  if (Array.isArray(json)) return json.some((item) => holdsAny(item, keywords));
  if (!isJsonObject(json)) return false;
  for (const keyword in json) {
    if (keywords.includes(keyword) || holdsAny(json[keyword] ?? null, keywords)) return true;
  }
  return false;
}
