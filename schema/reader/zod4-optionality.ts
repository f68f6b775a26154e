import type * as core from "zod/v4/core";

/**
 * Whether a zod 4 schema may be left out of an object or the end of a tuple, as its static types have it. The
 * `optin` that schemas carry at run time is wider: there `catch` and `transform` may be absent as well.
 */
export function optionality(schema: core.$ZodType): Absence {
  const input = isOptional(schema, "input");
  const output = isOptional(schema, "output");
  // Asked of every property of a manifest, most of which share one answer.
  return input || output ? { input, output } : neverAbsent;
}

interface Absence {
  readonly input: boolean;
  readonly output: boolean;
}

const neverAbsent: Absence = { input: false, output: false };

/** @param seen the schemas around it, of which it may be one again; most have none */
function isOptional(schema: core.$ZodType, side: "input" | "output", seen?: Set<core.$ZodType>): boolean {
  // What is no schema of zod 4 in here is reported later, and has no answer.
  if (typeof schema !== "object" || schema === null || seen?.has(schema) || !("_zod" in schema)) return false;
  const inner = (next: core.$ZodType): boolean => isOptional(next, side, (seen ?? new Set()).add(schema));
  // Every schema of zod is one of `$ZodTypes`; the narrower type lets `type` tell them apart.
  const { def, traits } = (schema as core.$ZodTypes)._zod;
  switch (def.type) {
    case "optional":
      return true;
    case "default":
    case "prefault":
      return side === "input";
    case "nullable":
    case "readonly":
    case "catch":
      return inner(def.innerType);
    case "lazy":
      return isReadable(schema as core.$ZodLazy) && inner((schema as core.$ZodLazy)._zod.innerType);
    case "pipe":
      return inner(side === "input" && !traits.has("$ZodPreprocess") ? def.in : def.out);
    case "union":
      return def.options.some(inner);
    case "intersection":
      return inner(def.left) && inner(def.right);
    default:
      return false;
  }
}

/** A getter that throws is reported where its own schema is read. */
function isReadable(schema: core.$ZodLazy): boolean {
  try {
    return schema._zod.innerType !== undefined;
  } catch {
    return false;
  }
}
