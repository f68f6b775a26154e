import type * as core from "zod/v4/core";

/** The keys that a record's key schema takes, where few words say it. */
export type RecordKeys =
  | { readonly kind: "finite"; readonly names: readonly string[] }
  | { readonly kind: "any" }
  | { readonly kind: "pattern"; readonly pattern: RegExp };

/** Undefined for keys that only the key's own schema describes. */
export function recordKeys(key: core.$ZodType): RecordKeys | undefined {
  const { values } = key._zod;
  if (values) return { kind: "finite", names: [...values].filter(isName).map(String) };
  // Every schema of zod is one of `$ZodTypes`; the narrower type lets `type` tell them apart.
  const { def, pattern } = (key as core.$ZodTypes)._zod;
  switch (def.type) {
    case "pipe":
      return recordKeys(def.in);
    case "readonly":
      return recordKeys(def.innerType);
    case "lazy":
      return recordKeys((key as core.$ZodLazy)._zod.innerType);
    case "template_literal":
      return pattern && { kind: "pattern", pattern };
    case "string": {
      const checks = [...("check" in def ? [def] : []), ...(def.checks ?? []).map(({ _zod }) => _zod.def)];
      const [only, ...others] = checks;
      if (!only) return { kind: "any" };
      if (others.length > 0 || !("pattern" in only) || !(only.pattern instanceof RegExp)) return undefined;
      return patternFormats.has("format" in only ? only.format : undefined)
        ? { kind: "pattern", pattern: only.pattern }
        : undefined;
    }
    default:
      return undefined;
  }
}

/** Checks whose pattern is all that they check. */
const patternFormats: ReadonlySet<unknown> = new Set([
  "regex",
  "starts_with",
  "ends_with",
  "lowercase",
  "uppercase",
  "uuid",
  "guid",
  "email",
  "ulid",
  "cuid2",
  "nanoid",
  "date",
  "datetime",
  "e164",
  "ipv4",
]);

function isName(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}
