import type { Options } from "zod-to-json-schema";
import type { Json, JsonObject } from "../json.ts";
import { isJsonObject } from "../json.ts";
import type { AnySchema, Zod3Schema } from "../zod-types.ts";
import type { Conversion } from "./conversion.ts";
import type { Zod3Definition } from "./zod3-node.ts";

/**
 * The JSON Schema of the input side of a zod 3 schema. Recursive schemas become definitions under the names of
 * their types; all others are written where they stand.
 */
export async function zod3ToJsonSchema(
  schema: Zod3Schema,
  names: ReadonlyMap<AnySchema, string>,
): Promise<Conversion> {
  // Lazily, so that only manifests on zod 3 load them.
  const library = await import("zod-to-json-schema");
  const { mendZod3Node, zod3Structure } = await import("./zod3-node.ts");
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
    // What the library makes is plain JSON; its type names the keywords.
    postProcess: (converted, def) => converted && mendZod3Node(def, converted as JsonObject),
    $refStrategy: "none",
    definitionPath: "$defs",
    ...(recursive.length > 0 ? { definitions: definitionsOf(recursive) } : {}),
    override: (def, refs, _seen, forced) => {
      const name = forced ? undefined : nameOf.get(def);
      if (name !== undefined) return { $ref: `#/$defs/${name}` };
      // A place of its own for each part, by which the library knows a schema that is within itself.
      const parse = (inner: Zod3Definition, place: string) =>
        library.parseDef(inner, { ...refs, currentPath: [...refs.currentPath, place] }) as
          | JsonObject
          | undefined;
      return zod3Structure(def, parse) ?? library.ignoreOverride;
    },
  };
  type LibrarySchema = Parameters<typeof library.zodToJsonSchema>[0];
  const converted = library.zodToJsonSchema(schema as unknown as LibrarySchema, options);
  // Defaults may hold anything; what is written is what JSON makes of it.
  const json: JsonObject = JSON.parse(JSON.stringify(converted));
  return { schema: upgraded(json), problems: [], empty: [] };
}

/** Converted schemas are told by their structure here, as everywhere. */
function definitionsOf(recursive: readonly (readonly [Zod3Schema, string])[]): Options["definitions"] {
  return Object.fromEntries(
    recursive.map(([node, name]) => [name, node]),
  ) as unknown as Options["definitions"];
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
