import type { Options } from "zod-to-json-schema";
import type { Json, JsonObject } from "../json.ts";
import { isJsonObject } from "../json.ts";
import type { AnySchema, Zod3Schema } from "../zod-types.ts";
import type { Conversion } from "./conversion.ts";

/**
 * The JSON Schema of the input side of a zod 3 schema. Recursive schemas become definitions under the names of
 * their types; all others are written where they stand.
 */
export async function zod3ToJsonSchema(
  schema: Zod3Schema,
  names: ReadonlyMap<AnySchema, string>,
): Promise<Conversion> {
  // Lazily, so that only manifests on zod 3 load it.
  const library = await import("zod-to-json-schema");
  const recursive = [...names].filter((entry): entry is [Zod3Schema, string] => "_def" in entry[0]);
  const nameOf = new Map<object, string>(recursive.map(([{ _def }, name]) => [_def, name]));
  const options: Partial<Options<"jsonSchema7">> = {
    target: "jsonSchema7",
    effectStrategy: "input",
    pipeStrategy: "input",
    dateStrategy: "format:date-time",
    applyRegexFlags: true,
    // An object that drops unknown keys takes them; only one that lets them through says so.
    removeAdditionalStrategy: "strict",
    allowedAdditionalProperties: undefined,
    postProcess: (converted, def) =>
      converted && letsKeysThrough(def) ? { ...converted, additionalProperties: {} } : converted,
    $refStrategy: "none",
    definitionPath: "$defs",
    ...(recursive.length > 0 ? { definitions: definitionsOf(recursive) } : {}),
    override: (def, _refs, _seen, forced) => {
      const name = forced ? undefined : nameOf.get(def);
      return name === undefined ? library.ignoreOverride : { $ref: `#/$defs/${name}` };
    },
  };
  type LibrarySchema = Parameters<typeof library.zodToJsonSchema>[0];
  const converted = library.zodToJsonSchema(schema as unknown as LibrarySchema, options);
  // Defaults may hold anything; what is written is what JSON makes of it.
  const json: JsonObject = JSON.parse(JSON.stringify(converted));
  return { schema: upgraded(json), problems: [] };
}

/** Converted schemas are told by their structure here, as everywhere. */
function definitionsOf(recursive: readonly (readonly [Zod3Schema, string])[]): Options["definitions"] {
  return Object.fromEntries(
    recursive.map(([node, name]) => [name, node]),
  ) as unknown as Options["definitions"];
}

function letsKeysThrough(def: object): boolean {
  return "unknownKeys" in def && def.unknownKeys === "passthrough";
}

/** Draft-07 as 2020-12: only tuples, and names without a type, are written in another way. */
function upgraded(schema: JsonObject): JsonObject {
  const { items, additionalItems, ...rest } = schema;
  const upgradedRest = Object.fromEntries(
    Object.entries(rest).map(([keyword, value]) => [keyword, upgradedValue(keyword, value)]),
  );
  if (items === undefined) return upgradedRest;
  if (!Array.isArray(items)) return { ...upgradedRest, items: upgradedValue("items", items) };
  return {
    ...upgradedRest,
    prefixItems: items.map((item) => upgradedValue("items", item)),
    items: additionalItems === undefined ? false : upgradedValue("items", additionalItems),
  };
}

function upgradedValue(keyword: string, value: Json): Json {
  if (["default", "const", "enum", "examples"].includes(keyword)) return value;
  if (Array.isArray(value)) return value.map((item) => upgradedValue(keyword, item));
  if (!isJsonObject(value)) return value;
  if (["properties", "patternProperties", "$defs"].includes(keyword)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, upgradedValue("items", inner)]),
    );
  }
  return keyword === "propertyNames" ? upgraded({ type: "string", ...value }) : upgraded(value);
}
