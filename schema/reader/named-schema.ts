import { type AnySchema, isZod4 } from "../zod-types.ts";
import { metaOf } from "./zod4-meta.ts";
import { asZodType } from "./zod4-view.ts";

/** A schema with an id of its own, given by `.meta({ id })`. */
export interface NamedSchema {
  readonly schema: AnySchema;
  readonly id: string;
}

/**
 * The named schema that a schema is, or was made of by adding notes or checks: `address.describe("…")` is still
 * an address. zod 3 has no ids.
 */
export function namedSchema(schema: AnySchema): NamedSchema | undefined {
  let origin = isZod4(schema) ? schema : undefined;
  while (origin) {
    const typed = asZodType(origin);
    const id = metaOf(typed)?.id;
    if (typeof id === "string") return { schema: origin, id };
    origin = typed._zod.parent;
  }
  return undefined;
}
