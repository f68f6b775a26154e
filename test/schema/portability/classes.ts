/** The classes that a copy of zod exports, by what follows `Zod`: `Date` for `ZodDate`, `ZodMiniDate`, `$ZodDate`. */
export function classesOf(copy: object): readonly string[] {
  return Object.entries(copy).flatMap(([name, value]) =>
    typeof value === "function" && /^\$?Zod[A-Z]/.test(name) ? [shortName(name)] : [],
  );
}

/** The functions that a copy of zod exports, those of its namespaces too: `email`, `iso.date`. */
export function functionsOf(copy: object): readonly string[] {
  return Object.entries(copy).flatMap(([name, value]): readonly string[] => {
    if (name === "iso" || name === "coerce") return functionsOf(value).map((inner) => `${name}.${inner}`);
    return typeof value === "function" && /^_?[a-z]/.test(name) ? [name] : [];
  });
}

/** The classes that a schema, its checks and its inner schemas are of, as they are named: `$ZodDate`, `ZodDate`. */
export function classesIn(value: unknown, seen = new Set<unknown>()): readonly string[] {
  if (typeof value !== "object" || value === null || seen.has(value)) return [];
  seen.add(value);
  const { names, parts } = Array.isArray(value) ? { names: [], parts: value } : definitionOf(value);
  return [...names, ...Object.values(parts).flatMap((part) => classesIn(part, seen))];
}

export function shortName(name: string): string {
  return name.replace(/^\$?Zod(?:Mini)?(?=[A-Z])/, "");
}

/** By structure, as the toolkit tells schemas. */
function definitionOf(value: object): { readonly names: readonly string[]; readonly parts: object } {
  if ("_zod" in value) {
    const { traits, def } = value._zod as { readonly traits?: Iterable<string>; readonly def: object };
    return { names: [...(traits ?? [])], parts: def };
  }
  if (!("_def" in value)) return { names: [], parts: [] };
  const def = value._def as { readonly typeName?: string };
  return { names: [String(def.typeName)], parts: def };
}
