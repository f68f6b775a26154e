import * as zod4 from "zod";
import * as zod3 from "zod/v3";
import type { refusedKinds } from "../../../schema/portability/refused-kinds.ts";
import type { AnySchema } from "../../../schema/zod-types.ts";
import { catchall, type Examples, payload, recent, untyped, value, type Zod3, type Zod4 } from "./example.ts";

class Money {}

/** Each of the two characters is two to a regex without the flag u. */
// biome-ignore lint/complexity/useRegexLiterals: a literal would be mended with the flag u
const halves = new RegExp("^[😀😁]$");

/** Schemas of each kind that is refused. */
export const refusedExamples: Readonly<Record<keyof typeof refusedKinds, Examples>> = {
  date: {
    zod4: [
      value((z) => z.date()),
      value((z) => z.date().check(z.gte(new Date(0)))),
      value((z) => z.array(z.union([z.string(), z.nullable(z.date())])), "[]"),
      value((z) => z.record(z.string(), z.readonly(z.date())), ".*"),
      value((z) => z._default(z.date(), new Date(0))),
    ],
    zod3: [value((z) => z.date()), value((z) => z.date().min(new Date(0)).nullable().brand("at"))],
  },
  bigint: {
    zod4: [
      value((z) => z.bigint()),
      value((z) => z.int64()),
      value((z) => z.uint64()),
      value((z) => z.literal(5n)),
      value((z) =>
        z
          .bigint()
          .check(
            z.gt(1n),
            untyped(
              new zod4.core.$ZodCheckBigIntFormat({ check: "bigint_format", format: "int64", abort: false }),
            ),
          ),
      ),
    ],
    zod3: [value((z) => z.bigint()), value((z) => z.literal(5n))],
  },
  map: {
    zod4: [value((z) => z.map(z.string(), z.number()))],
    zod3: [value((z) => z.map(z.string(), z.number()))],
  },
  set: { zod4: [value((z) => z.set(z.string()))], zod3: [value((z) => z.set(z.string()))] },
  nan: { zod4: [value((z) => z.nan())], zod3: [value((z) => z.nan())] },
  undefined: {
    zod4: [value((z) => z.undefined()), value((z) => z.literal([undefined, "a"]))],
    zod3: [value((z) => z.undefined()), value((z) => z.literal(undefined))],
  },
  void: { zod4: [value((z) => z.void())], zod3: [value((z) => z.void())] },
  symbol: { zod4: [value((z) => z.symbol())], zod3: [value((z) => z.symbol())] },
  function: {
    zod4: [recent((z) => untyped(z.function()))],
    zod3: [value((z) => z.function())],
  },
  custom: {
    zod4: [value((z) => z.custom<string>()), value((z) => z.instanceof(Money))],
    zod3: [value((z) => z.custom<string>(() => true)), value((z) => z.instanceof(Money))],
  },
  file: {
    zod4: [
      value((z) => z.file()),
      value((z) => z.file().check(z.minSize(1), z.maxSize(9), z.size(5), z.mime(["image/png"]))),
    ],
  },
  promise: { zod4: [value((z) => z.promise(z.string()))], zod3: [value((z) => z.promise(z.string()))] },
  success: { zod4: [value((z) => z.success(z.string()))] },
  transform: { zod4: [value((z) => z.transform((text) => text))] },
  unrecognized: {
    zod4: [value((z) => unknownKind(z)), value((z) => z.array(unknownKind(z)), "[]")],
    zod3: [value(() => untyped({ _def: { typeName: "ZodQuaternion" } }))],
  },
  unstableDefault: {
    zod4: [
      value((z) => z._default(z.number(), () => Date.now())),
      value((z) => z._default(z.number(), () => Math.random())),
      value((z) => z.prefault(z.string(), () => new Date().toISOString())),
    ],
    zod3: [value((z) => z.number().default(() => Date.now()))],
  },
  invalidDefault: {
    zod4: [
      value((z) => z.prefault(z.string().check(z.minLength(2)), "a")),
      value((z) => z.array(z.object({ a: z.prefault(z.int(), 0.5) })), "[].a"),
    ],
    zod3: [value((z) => z.string().min(2).default("a"))],
  },
  intersectionOptional: {
    zod4: [
      value((z) => z.intersection(z.optional(z.string()), z.optional(z.string()))),
      value((z) => z.intersection(z.unknown(), z.nullish(z.string()))),
    ],
  },
  intersectionClosed: {
    zod4: [
      value((z) =>
        z.intersection(
          z.object({ id: z.string() }),
          z.union([z.strictObject({ a: z.string() }), z.strictObject({ b: z.string() })]),
        ),
      ),
    ],
  },
  arrayOfOptional: {
    zod4: [
      value((z) => z.array(z.optional(z.string())), "[]"),
      value((z) => z.array(z._default(z.string(), "a")), "[]"),
      value((z) => z.array(z.prefault(z.string(), "a")), "[]"),
      value((z) => z.array(z.lazy(() => z.nullish(z.string()))), "[]"),
    ],
    zod3: [value((z) => z.array(z.string().optional()), "[]")],
  },
  patternFlags: {
    zod4: [
      value((z) => z.string().check(z.regex(/a/y))),
      value((z) => z.email({ pattern: /\p{L}@/iu })),
      value((z) => z.stringFormat("x", /(a)\1/i)),
      value((z) => z.record(z.string().check(z.regex(/[[a-z]--a]/v)), z.string()), ".*"),
    ],
    zod3: [value((z) => z.string().regex(/a/y))],
  },
  patternNotUnicode: {
    zod4: [value((z) => z.string().check(z.regex(halves)))],
    zod3: [value((z) => z.string().regex(halves))],
  },
  rootNotObject: {
    zod4: [
      payload((z) => z.string()),
      payload((z) => z.array(z.string())),
      payload((z) => z.optional(z.object({}))),
      payload((z) => z.nullable(z.object({}))),
      payload((z) => z._default(z.object({}), {})),
      payload((z) => z.union([z.object({}), z.string()])),
      payload((z) => z.any()),
      payload((z) => z.json()),
    ],
    zod3: [payload((z) => z.string()), payload((z) => z.any())],
  },
  reservedProperty: {
    zod4: [
      value((z) => z.object({ constructor: z.string() }), ".constructor"),
      value((z) => z.object({ ["__proto__"]: z.string() }), ".__proto__"),
      value((z) => z.record(z.enum(["valueOf"]), z.string()), ".valueOf"),
    ],
    zod3: [value((z) => z.object({ toString: z.string() }), ".toString")],
  },
  unstorableText: {
    zod4: [
      value((z) => z.literal("a\0b")),
      value((z) => z.literal(["good", "\ud83d"])),
      value((z) => z.enum(["good", "\ude00"])),
      value((z) => z.array(z.literal("\ud83d")), "[]"),
      value((z) => z.object({ "\ud83d": z.string() }), '["\\ud83d"]'),
      value((z) => z.templateLiteral(["\ud83d", z.string()])),
      value((z) => z._default(z.string(), "\0")),
    ],
    zod3: [value((z) => z.literal("a\0b")), value((z) => z.string().default("\ud83d"))],
  },
  unreadable: {
    zod4: [
      value((z) => z.lazy(fail)),
      value((z) => z.array(z.object({ a: z.optional(z.lazy(fail)) })), "[].a"),
      value(throwing),
    ],
    zod3: [value((z) => z.lazy(fail)), value((z) => z.array(z.lazy(fail)), "[]")],
  },
  notASchema: {
    zod4: [value((z) => z.object({ inner: untyped("text") }), ".inner")],
    zod3: [value((z) => z.object({ inner: untyped(1) }), ".inner")],
  },
  endless: {
    zod4: [
      payload((z) => endless(z)),
      payload((z) => branching(z)),
      payload((z) => nested(z, 120)),
      value((z) => itself(z)),
      value((z) => itself(z, z.null())),
    ],
    zod3: [payload((z) => endless3(z))],
  },
  tooLarge: {
    zod4: [payload((z) => doubled(z, 15)), payload((z) => z.pipe(z.object({}), untyped(doubled(z, 30))))],
    zod3: [payload((z) => doubled3(z, 15))],
  },
  mixed: {
    zod4: [
      value(() => zod3.string()),
      value((z) => z.object({ inner: untyped(zod3.string()) }), ".inner"),
      value((z) => z.array(untyped<Zod4Type>(zod3.string())), "[]"),
      value((z) => z.record(z.string(), untyped<Zod4Type>(zod3.string())), ".*"),
      value((z) => z.union([z.string(), untyped<Zod4Type>(zod3.string())])),
      value((z) => z.intersection(z.object({}), untyped<Zod4Type>(zod3.object({})))),
      value((z) => catchall(z, untyped(zod3.string())), ".*"),
      value((z) => z.lazy(() => untyped<Zod4Type>(zod3.string()))),
      value((z) => z.nullable(untyped<Zod4Type>(zod3.string()))),
      value((z) => z.pipe(z.string(), untyped(zod3.string()))),
      value((z) => z.pipe(z.string(), untyped(z.array(untyped<Zod4Type>(zod3.string()))))),
      value((z) => z.array(z.object({ a: z.array(untyped<Zod4Type>(zod3.string())) })), "[].a[]"),
    ],
    zod3: [
      value(() => zod4.string()),
      value((z) => z.array(untyped<Zod3Type>(zod4.string())), "[]"),
      value((z) => z.record(untyped<Zod3Type>(zod4.string())), ".*"),
      value((z) => z.union([z.string(), untyped<Zod3Type>(zod4.string())])),
      value((z) => z.lazy(() => untyped<Zod3Type>(zod4.string()))),
      value((z) => z.object({}).catchall(untyped<Zod3Type>(zod4.string())), ".*"),
      value((z) => z.string().pipe(untyped<Zod3Type>(zod4.string()))),
      value((z) => untyped<Zod3Type>(z.array(untyped<Zod3Type>(zod4.string())).nullable()), "[]"),
    ],
  },
};

function fail(): never {
  throw new ReferenceError("Cannot access 'later' before initialization");
}

function throwing(z: Zod4): AnySchema {
  return z.object({
    get later() {
      return fail();
    },
  });
}

type Zod4Type = ReturnType<Zod4["string"]>;
type Zod3Type = ReturnType<Zod3["string"]>;

function unknownKind(z: Zod4): Zod4Type {
  const { _zod } = z.string();
  return untyped({ _zod: { ..._zod, def: { type: "quaternion" }, traits: new Set() } });
}

function endless(z: Zod4): ReturnType<Zod4["object"]> {
  return z.object({ child: z.lazy(() => endless(z)) });
}

function branching(z: Zod4): ReturnType<Zod4["object"]> {
  return z.object({ left: z.lazy(() => branching(z)), right: z.lazy(() => branching(z)) });
}

function itself(z: Zod4, ...others: readonly ReturnType<Zod4["null"]>[]): ReturnType<Zod4["lazy"]> {
  const schema: ReturnType<Zod4["lazy"]> = z.lazy(() => z.union([...others, schema]));
  return schema;
}

function doubled(z: Zod4, levels: number): ReturnType<Zod4["object"]> {
  const half = levels === 0 ? z.string() : doubled(z, levels - 1);
  return z.object({ left: half, right: half });
}

function doubled3(z: Zod3, levels: number): zod3.ZodTypeAny {
  const half = levels === 0 ? z.string() : doubled3(z, levels - 1);
  return z.object({ left: half, right: half });
}

function endless3(z: Zod3): zod3.ZodTypeAny {
  return z.object({ child: z.lazy(() => endless3(z)) });
}

function nested(z: Zod4, levels: number): ReturnType<Zod4["object"]> {
  return levels === 0 ? z.object({}) : z.object({ inner: nested(z, levels - 1) });
}
