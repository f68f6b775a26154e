import type { JsonObject } from "../json.ts";
import { isJsonObject } from "../json.ts";

/** What a reference of a self-contained schema stands for: `#`, or one of its `$defs`. */
export function definitionOf(root: JsonObject, reference: string): JsonObject | undefined {
  if (reference === "#") return root;
  const name = definitionName(reference);
  if (name === undefined || !isJsonObject(root.$defs) || !Object.hasOwn(root.$defs, name)) return undefined;
  const found = root.$defs[name];
  return found !== undefined && isJsonObject(found) ? found : undefined;
}

/** The name under `$defs` that a reference leads to; undefined for another one, such as `#`. */
export function definitionName(reference: string): string | undefined {
  if (!reference.startsWith("#/$defs/")) return undefined;
  const pointer = decodeURIComponent(reference.slice("#/$defs/".length));
  return pointer.replaceAll("~1", "/").replaceAll("~0", "~");
}
