import type { JsonObject } from "../json.ts";
import { isJsonObject } from "../json.ts";

/** What a reference of a self-contained schema stands for: `#`, or one of its `$defs`. */
export function definitionOf(root: JsonObject, reference: string): JsonObject | undefined {
  if (reference === "#") return root;
  const name = reference.replace("#/$defs/", "").replaceAll("~1", "/").replaceAll("~0", "~");
  const found = isJsonObject(root.$defs) && Object.hasOwn(root.$defs, name) ? root.$defs[name] : undefined;
  return found !== undefined && isJsonObject(found) ? found : undefined;
}
