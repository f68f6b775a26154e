import type { Json, JsonObject } from "../json.ts";

/** Whether a JSON value is an object, and no array. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
