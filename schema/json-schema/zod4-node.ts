import type * as core from "zod/v4/core";
import { isZod4 } from "../zod-types.ts";
import { mendRecord } from "./zod4-records.ts";
import { mendText } from "./zod4-texts.ts";

/**
 * Changes what zod's converter wrote of one schema where it takes more or fewer values than zod itself does, or
 * is no valid JSON Schema.
 */
export function mendNode(schema: core.$ZodTypes, json: core.JSONSchema.BaseSchema): void {
  // A schema of zod 3 in here is reported elsewhere.
  if (!isZod4(schema)) return;
  switch (schema._zod.def.type) {
    case "string":
      mendText(schema, json);
      mendLengths(json, "minLength", "maxLength");
      break;
    case "number":
      mendRange(json);
      break;
    case "array":
    case "tuple":
      mendLengths(json, "minItems", "maxItems");
      break;
    case "enum":
    case "literal":
      // A value may be listed twice in zod.
      if (json.enum) json.enum = [...new Set(json.enum)];
      break;
    case "intersection":
      // The converter merges the parts of the array that it made itself, and forgives unknown keys at any depth.
      if (json.allOf) json.allOf = [...json.allOf];
      break;
    case "catch":
      // No value that a producer may count on, and another one each time where code makes it.
      delete json.default;
      break;
    case "union":
      if (schema._zod.def.options.length === 0) {
        delete json.anyOf;
        delete json.oneOf;
        json.not = {};
      }
      // A union with a discriminator is a discriminated one.
      if ("discriminator" in schema._zod.def)
        mendTagged(schema._zod.def as core.$ZodDiscriminatedUnionDef, json);
      break;
    case "record":
      mendRecord(schema, json);
      break;
    default:
      break;
  }
}

/** zod refuses an object without the tag where two options may leave it out. */
function mendTagged(
  { discriminator, options, unionFallback }: core.$ZodDiscriminatedUnionDef,
  json: core.JSONSchema.BaseSchema,
): void {
  if (unionFallback && json.oneOf) {
    json.anyOf = json.oneOf;
    delete json.oneOf;
    return;
  }
  const omitting = options.filter(({ _zod }) => _zod.propValues?.[discriminator]?.has(undefined));
  if (omitting.length < 2) return;
  json.type = "object";
  json.properties = { [discriminator]: {} };
  json.required = [discriminator];
}

type LengthKeyword = "minLength" | "maxLength" | "minItems" | "maxItems";

/** Lengths as JSON Schema wants them: whole, and not below 0. */
function mendLengths(json: core.JSONSchema.BaseSchema, least: LengthKeyword, most: LengthKeyword): void {
  const [low, high] = [json[least], json[most]];
  if (low !== undefined) json[least] = Math.max(0, Math.ceil(low));
  if (high === undefined) return;
  if (high < 0) json.not = {};
  if (high < 0 || high === Infinity) delete json[most];
  else json[most] = Math.floor(high);
}

/** JSON has no infinity: as a limit it is none, or one that no number keeps. */
function mendRange(json: core.JSONSchema.BaseSchema): void {
  for (const keyword of ["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"] as const) {
    const limit = json[keyword];
    if (typeof limit !== "number" || Number.isFinite(limit)) continue;
    delete json[keyword];
    const isLimitless = limit === (keyword.endsWith("inimum") ? -Infinity : Infinity);
    if (!isLimitless) json.not = {};
  }
}
