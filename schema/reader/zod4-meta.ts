import * as core from "zod/v4/core";

/**
 * What `.meta()` and `.describe()` said of a schema. The registry that holds it is one for all newer copies of zod;
 * the early zod 4 within zod 3.25 has one of its own, which only the schema itself reads.
 */
export function metaOf(schema: core.$ZodType): Readonly<Record<string, unknown>> | undefined {
  const known = core.globalRegistry.get(schema);
  if (known || schema._zod.version === core.version) return known;
  const given: unknown = "meta" in schema && typeof schema.meta === "function" ? schema.meta() : undefined;
  return typeof given === "object" && given !== null ? { ...given } : undefined;
}
