import type { Json, JsonObject } from "../json.ts";
import { isJsonObject } from "../json.ts";
import { definitionOf } from "../json-schema/definition-of.ts";
import { didYouMean } from "./did-you-mean.ts";

/** What a dotted path leads to in a payload's schema. */
export type FoundPath =
  | { readonly kind: "found"; readonly default: Json }
  /** Missing values would count as different defaults, depending on what is missing. */
  | { readonly kind: "ambiguous"; readonly defaults: readonly Json[] }
  /** `meant`: the path that was likely meant. */
  | { readonly kind: "unknown"; readonly hint: string; readonly meant?: string | undefined };

/** Follows a path such as `order.id` through the JSON Schema of a payload, in every branch that has it. */
export function payloadPath(schema: JsonObject, path: string): FoundPath {
  let places: readonly Place[] = branches({ schema, defaults: [] }, schema, []);
  const names = path.split(".");
  for (const [index, name] of names.entries()) {
    const next = places.flatMap((place) => step(place, name, schema));
    if (next.length === 0) {
      const { hint, meant } = hintFor(name, places);
      return { kind: "unknown", hint, meant: meant && names.with(index, meant).join(".") };
    }
    places = next;
  }
  const distinct = new Map(
    places.flatMap(({ defaults }) => defaults).map((value) => [JSON.stringify(value), value] as const),
  );
  const defaults = [...distinct.values()];
  if (defaults.length > 1) return { kind: "ambiguous", defaults };
  return { kind: "found", default: defaults[0] ?? null };
}

/** A schema on the way, with what the path counts as where it or something above it is missing. */
interface Place {
  readonly schema: JsonObject;
  readonly defaults: readonly Json[];
}

function step({ schema, defaults }: Place, name: string, root: JsonObject): readonly Place[] {
  const { properties, additionalProperties } = schema;
  const named = isJsonObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
  const inner = named ?? additionalProperties;
  if (!isJsonObject(inner)) return [];
  // A default of what is above may hold a value for this property, or leave it missing.
  const inherited = defaults.map((value) =>
    isJsonObject(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null,
  );
  const isOptional = !(Array.isArray(schema.required) && schema.required.includes(name));
  const own = "default" in inner ? [inner.default ?? null] : [];
  // Where something above has a default, a missing value without one counts as null beside it.
  const missing = own.length === 0 && isOptional && inherited.length > 0 ? [null] : [];
  return branches({ schema: inner, defaults: [...inherited, ...own, ...missing] }, root, []);
}

/** A schema and all that it is made of: references, alternatives and parts, but not nested ones. */
function branches(place: Place, root: JsonObject, seen: readonly string[]): readonly Place[] {
  const { $ref } = place.schema;
  const target = typeof $ref === "string" && !seen.includes($ref) ? definitionOf(root, $ref) : undefined;
  const through = (schema: Json): readonly Place[] => {
    if (!isJsonObject(schema)) return [];
    const own = "default" in schema ? [schema.default ?? null] : [];
    const passed = typeof $ref === "string" ? [...seen, $ref] : seen;
    return branches({ schema, defaults: [...place.defaults, ...own] }, root, passed);
  };
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => {
    const members = place.schema[keyword];
    return Array.isArray(members) ? members : [];
  });
  return [place, ...(target ? through(target) : []), ...parts.flatMap(through)];
}

function hintFor(
  name: string,
  places: readonly Place[],
): { readonly hint: string; readonly meant?: string | undefined } {
  const names = places.flatMap(({ schema: { properties } }) =>
    isJsonObject(properties) ? Object.keys(properties) : [],
  );
  const meant = didYouMean(name, names);
  if (meant !== undefined) return { hint: `Did you mean ${meant}?`, meant };
  const hint =
    names.length > 0 ? `There ${names.length === 1 ? "is" : "are"} ${[...new Set(names)].join(", ")}.` : "";
  return { hint };
}
