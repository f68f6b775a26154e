import type { JsonObject } from "../json.ts";

/** A converted schema, and what the converter could not express. */
export interface Conversion {
  readonly schema: JsonObject;
  readonly problems: readonly Unconvertible[];
}

export interface Unconvertible {
  /** Where in the JSON Schema: `["properties", "price"]`. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}
