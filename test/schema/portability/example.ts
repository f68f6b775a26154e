import type * as classic from "zod";
import type * as mini from "zod/mini";
import type * as zod3 from "zod/v3";
import type { AnySchema } from "../../../schema/zod-types.ts";

/** A schema of one kind, made of whichever copy of zod is handed in. */
export interface Example<Zod> {
  readonly make: (z: Zod) => AnySchema;
  /** Where in the payload the kind is found: `payload.value` and what follows here. */
  readonly place: string;
  /** The schema is the whole payload, not its property `value`. */
  readonly whole: boolean;
  /** zod 3.25's early zod 4 makes a schema of another kind of it. */
  readonly recent: boolean;
}

/** Functions that zod and zod/mini share, so that one example serves both. */
export type Zod4 = typeof mini;
export type Zod3 = typeof zod3;

/** The examples of one kind, in what zod 4 and zod/mini share and in zod 3, which has not every kind. */
export interface Examples {
  readonly zod4: readonly Example<Zod4>[];
  readonly zod3?: readonly Example<Zod3>[];
}

/** A schema as the property `value` of a payload. */
export function value<Zod>(make: (z: Zod) => AnySchema, place = ""): Example<Zod> {
  return { make, place: `payload.value${place}`, whole: false, recent: false };
}

/** A schema that the zod 4 of zod 3.25 makes otherwise, as the property `value` of a payload. */
export function recent<Zod>(make: (z: Zod) => AnySchema): Example<Zod> {
  return { ...value(make), recent: true };
}

/** A schema as a payload. */
export function payload<Zod>(make: (z: Zod) => AnySchema, place = ""): Example<Zod> {
  return { make, place: `payload${place}`, whole: true, recent: false };
}

/** An object with any other keys of one schema: a function of zod/mini, a method of zod. */
export function catchall(z: Zod4, other: mini.ZodMiniType): AnySchema {
  const object = z.object({ a: z.string() });
  if ("catchall" in z) return z.catchall(object, other);
  return untyped<ReturnType<typeof classic.object>>(object).catchall(untyped<classic.ZodType>(other));
}

/** A schema where the compiler takes none such. */
export function untyped<T>(schema: unknown): T {
  return schema as T;
}
