import { type AnySchema, isZod4 } from "../zod-types.ts";
import { asZodType } from "./zod4-view.ts";

/** How schemas are written: with the methods of zod 4, the functions of zod/mini, or as in zod 3. */
export type Dialect = "zod" | "mini" | "zod3";

export function dialectOf(schema: AnySchema): Dialect {
  if (!isZod4(schema)) return "zod3";
  return asZodType(schema)._zod.traits.has("ZodType") ? "zod" : "mini";
}
