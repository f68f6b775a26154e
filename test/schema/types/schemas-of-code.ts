import * as z from "zod";
import * as z3 from "zod/v3";

/** Schemas whose output comes out of code, or of types that leave no trace: only the compiler knows it. */

const Level = { Low: "low", High: "high" } as const;

export const transform = z.object({ a: z.string().transform((text) => new Set(text)), b: z.number() });
export const nestedTransform = z.object({
  list: z.array(z.object({ n: z.string().transform(Number).optional() })),
});
export const codecToClass = z.object({
  url: z.codec(z.string(), z.instanceof(URL), { decode: (text) => new URL(text), encode: (url) => url.href }),
});
export const codecToSet = z.object({
  tags: z.codec(z.array(z.string()), z.set(z.string()), {
    decode: (list) => new Set(list),
    encode: (set) => [...set],
  }),
});
export const overObject = z.object({ a: z.string().default("x") }).transform(({ a }) => a.length);
export const aliasedEnum = z.object({ level: z.enum(Level) });
export const brandOfZod3 = z3.object({ id: z3.string().brand("Id") });
export const transformOfZod3 = z3.object({ n: z3.string().transform(Number) });
