import type { JsonObject } from "../json.ts";

/** A converted schema, and what the converter could not express. */
export interface Conversion {
  readonly schema: JsonObject;
  readonly problems: readonly Unconvertible[];
  /** Where the JSON Schema says nothing although zod does not take everything there. */
  readonly empty: readonly SchemaPath[];
}

/** Where in a JSON Schema: `["properties", "price"]`. */
export type SchemaPath = readonly (string | number)[];

export interface Unconvertible {
  readonly path: SchemaPath;
  readonly message: string;
}
