import type * as core from "zod/v4/core";
import { onePattern } from "../patterns/pattern-keywords.ts";
import { recordKeys } from "../reader/record-keys.ts";

/** A record as the object that zod takes: with its keys by name where they are finite, and open where it is loose. */
export function mendRecord(schema: core.$ZodTypes, json: core.JSONSchema.BaseSchema): void {
  const { def } = schema._zod;
  if (def.type !== "record") return;
  const keys = recordKeys(def.keyType);
  const isLoose = def.mode === "loose";
  // The keys of a loose record are those that its values are checked for; others pass.
  const value = json.additionalProperties ?? Object.values(json.patternProperties ?? {})[0];
  if (typeof value !== "object" || (!isLoose && keys?.kind !== "finite")) return;
  delete json.propertyNames;
  delete json.additionalProperties;
  delete json.patternProperties;
  if (keys?.kind === "finite") {
    json.properties = Object.fromEntries(keys.names.map((name) => [name, value]));
    if (!isLoose) json.additionalProperties = false;
  } else if (keys?.kind === "any") {
    json.additionalProperties = value;
  } else if (keys?.kind === "pattern") {
    json.patternProperties = { [onePattern(keys.pattern)]: value };
  }
}
