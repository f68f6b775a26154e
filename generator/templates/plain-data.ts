import { propertyPlace } from "../../schema/property-place.ts";

/**
 * Where a value holds what JSON cannot hold: a function, a Date, a circle. Undefined where all of it is plain.
 *
 * @param undefinedKeys whether a key may be undefined, as one that is left out
 */
export function notPlain(
  value: unknown,
  options: { readonly undefinedKeys: boolean },
  within: ReadonlySet<unknown> = new Set(),
): string | undefined {
  if (value === null || typeof value === "string" || typeof value === "boolean") return undefined;
  if (typeof value === "number") return Number.isFinite(value) ? undefined : "";
  if (typeof value !== "object" || within.has(value) || !isPlainObject(value)) return "";
  const inside = new Set(within).add(value);
  for (const [key, part] of Object.entries(value)) {
    if (part === undefined && options.undefinedKeys && !Array.isArray(value)) continue;
    const place = notPlain(part, options, inside);
    if (place !== undefined) return `${Array.isArray(value) ? `[${key}]` : propertyPlace(key)}${place}`;
  }
  return undefined;
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === null || prototype === Object.prototype;
}
