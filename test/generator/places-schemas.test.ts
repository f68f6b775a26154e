import { describe, test } from "vitest";
import { expectPlaces } from "./places.ts";

/** A manifest of one job, `a`, with what its payload is made of before it. */
const manifest = (payload: string, before = ""): string => `${before}
export default defineManifest({
  name: "shop",
  jobs: [defineJob({ name: "a", payload: ${payload} })],
});
`;

interface Case {
  readonly payload: string;
  readonly before?: string;
  /** `CODE path`, of the job `a`. */
  readonly problems: readonly string[];
}

const date = (path: string): readonly string[] => [`SCHEMA_DATE ${path}`];

const cases: Readonly<Record<string, Case>> = {
  "a property": { payload: "z.object({ at: ▶z.date() })", problems: date("payload.at") },
  "a property of an object in a list": {
    payload: "z.object({ items: z.array(z.object({ price: z.number(), at: ▶z.date() })).min(1) })",
    problems: date("payload.items[].at"),
  },
  "a property of two words": {
    payload: 'z.object({ "two words": z.object({ "a.b": ▶z.date() }) })',
    problems: date('payload["two words"]["a.b"]'),
  },
  "the items of a list, as a method": {
    payload: "z.object({ all: ▶z.date().array() })",
    problems: date("payload.all[]"),
  },
  "an extended object": {
    payload: "z.object({ a: z.string() }).extend({ at: ▶z.date() }).strict()",
    problems: date("payload.at"),
  },
  "an object extended safely, in what it extends": {
    payload: "z.object({ at: ▶z.date() }).safeExtend({ a: z.string() })",
    problems: date("payload.at"),
  },
  "what an extension replaces is not the place": {
    payload: "z.object({ at: z.string() }).extend({ at: ▶z.date() })",
    problems: date("payload.at"),
  },
  "each choice of a union that has the problem": {
    before: "const second = { kind: z.literal('b'), at: z.nullable(▶z.date()) };",
    payload: `z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("a"), at: ▶z.date() }),
      z.object(second),
      z.object({ kind: z.literal("c"), at: z.iso.datetime() }),
      z.object({ kind: z.literal("d"), at: ▶z.date().optional() }),
    ])`,
    problems: [...date("payload.at"), ...date("payload.at"), ...date("payload.at")],
  },
  "a merged object": {
    before: "const other = z.object({ at: ▶z.date() });",
    payload: "z.object({ at: z.string() }).merge(other)",
    problems: date("payload.at"),
  },
  "an intersection": {
    before: "const other = z.object({ at: ▶z.date() });",
    payload: "z.object({ a: z.string() }).and(other)",
    problems: date("payload.at"),
  },
  "picked, omitted and partial objects": {
    before: "const all = z.object({ at: ▶z.date(), a: z.string(), b: z.string() });",
    payload: "all.omit({ b: true }).pick({ at: true, a: true }).partial()",
    problems: date("payload.at"),
  },
  "what is omitted is not the place": {
    before: "const all = z.object({ at: z.date(), a: z.string() });",
    payload: "z.object({ x: z.union([all.omit({ at: true }), z.object({ at: ▶z.date(), b: z.string() })]) })",
    problems: date("payload.x.at"),
  },
  "a shape that is spread": {
    before: "const shape = { at: ▶z.date() };",
    payload: "z.object({ a: z.string(), ...shape })",
    problems: date("payload.at"),
  },
  "another schema's shape that is spread": {
    before: "const other = z.object({ at: ▶z.date() }).partial();",
    payload: "z.object({ ...other.shape, a: z.string() })",
    problems: date("payload.at"),
  },
  "a spread property that is replaced is not the place": {
    before: "const shape = { at: z.string() };",
    payload: "z.object({ ...shape, at: ▶z.date() })",
    problems: date("payload.at"),
  },
  "a shorthand property": {
    before: "const at = ▶z.date();",
    payload: "z.object({ at })",
    problems: date("payload.at"),
  },
  "a member of an object of schemas": {
    before: "const schemas = { times: { at: ▶z.date() } } as const;",
    payload: 'z.object({ at: schemas.times.at, again: schemas["times"]["at"] })',
    problems: [...date("payload.at"), ...date("payload.again")],
  },
  "a destructured constant": {
    before:
      "const { times: { at: when }, list: [, second] } = { times: { at: ▶z.date() }, list: [1, ▶z.bigint()] };",
    payload: "z.object({ when, second })",
    problems: [...date("payload.when"), "SCHEMA_BIGINT payload.second"],
  },
  "a property of another schema": {
    before: "const order = z.object({ at: ▶z.date(), list: z.array(▶z.bigint()) });",
    payload: "z.object({ when: order.shape.at, what: order.shape.list.element })",
    problems: [...date("payload.when"), "SCHEMA_BIGINT payload.what"],
  },
  "a getter": {
    before: "const Node = z.object({ at: ▶z.date(), get child() { return Node.optional(); } });",
    payload:
      "z.object({ root: z.object({ get deep() { return z.object({ at: ▶z.date() }); } }), node: Node })",
    problems: [...date("payload.root.deep.at"), ...date("payload.node.at")],
  },
  "a lazy schema": {
    before: "const Node: z.ZodType = z.lazy(() => z.object({ at: ▶z.date(), next: Node.optional() }));",
    payload: "z.object({ a: z.object({ node: Node }) })",
    problems: date("payload.a.node.at"),
  },
  "a branch of a union": {
    payload: `z.object({ x: z.union([
      z.object({ kind: z.literal("a"), at: z.string() }),
      z.object({ kind: z.literal("b"), at: ▶z.date() }),
      z.object({ kind: z.literal("c"), only: ▶z.bigint() }),
    ]) })`,
    problems: [...date("payload.x.at"), "SCHEMA_BIGINT payload.x.only"],
  },
  "a branch of a discriminated union": {
    before: 'const members = [z.object({ kind: z.literal("b"), at: ▶z.date() })] as const;',
    payload:
      'z.object({ x: z.discriminatedUnion("kind", [z.object({ kind: z.literal("a") }), ...members]).optional() })',
    problems: date("payload.x.at"),
  },
  "a member of a union, among others": {
    payload: "z.object({ x: z.string().or(z.union([z.number(), ▶z.date()]).nullable()) })",
    problems: date("payload.x"),
  },
  "what only looks alike is not the place": {
    payload: `z.object({
      at: z.union([z.iso.date(), ▶z.date()]),
      on: z.union([▶z.coerce.number(), ▶z.coerce.date()]),
      big: z.union([z.literal(1), ▶z.literal(5n)]),
    })`,
    problems: [
      ...date("payload.at"),
      "SCHEMA_INPUT_WIDER payload.on",
      "SCHEMA_COERCED_DATE payload.on",
      "SCHEMA_BIGINT payload.big",
    ],
  },
  "the items of a tuple and its rest": {
    payload: "z.object({ pair: ▶z.tuple([z.string(), ▶z.date()], ▶z.bigint()) })",
    problems: ["SCHEMA_TUPLE payload.pair", ...date("payload.pair[1]"), "SCHEMA_BIGINT payload.pair[]"],
  },
  "the values of a record, and its keys": {
    payload:
      "z.object({ a: z.record(z.string(), ▶z.date()), b: z.record(z.string().▶regex(/^(a)\\1/), z.string()) })",
    problems: [...date("payload.a.*"), "SCHEMA_PATTERN_NOT_PORTABLE payload.b.*"],
  },
  "other keys": {
    payload: "z.object({ a: z.object({}).catchall(z.object({ at: ▶z.date() })) })",
    problems: date("payload.a.*.at"),
  },
  wrappers: {
    payload:
      "z.object({ at: z.optional(z.nullable(▶z.date())), on: ▶z.date().nullish().describe('when').readonly() })",
    problems: [...date("payload.at"), ...date("payload.on")],
  },
  "the input of a codec and of a pipe": {
    payload: `z.object({
      codec: z.codec(▶z.date(), z.string(), { decode: String, encode: (text) => new Date(text) }),
      pipe: ▶z.bigint().pipe(z.transform(String)),
      after: z.preprocess((value) => value, ▶z.date()),
    })`,
    problems: [...date("payload.codec"), "SCHEMA_BIGINT payload.pipe", ...date("payload.after")],
  },
  "a function that makes a schema": {
    before: `const dated = () => ({ at: ▶z.date() });
function page<T extends z.ZodType>(item: T, { key = ▶z.bigint(), size }: { key?: z.ZodType; size: z.ZodType }) {
  const items = z.array(item);
  return z.object({ items, key, size });
}
const nullable = (schema: z.ZodType) => z.nullable(schema);`,
    payload:
      "z.object({ page: page(z.object({ on: ▶z.date(), ...dated() }), { size: ▶z.symbol() }), x: nullable(nullable(▶z.date())) })",
    problems: [
      ...date("payload.page.items[].on"),
      ...date("payload.page.items[].at"),
      "SCHEMA_BIGINT payload.page.key",
      "SCHEMA_SYMBOL payload.page.size",
      ...date("payload.x"),
    ],
  },
  "a function that makes functions": {
    before: "const list = (of: z.ZodType) => (size: number) => z.array(of).max(size);",
    payload: "z.object({ x: list(▶z.date())(3) })",
    problems: date("payload.x[]"),
  },
  "functions that a class or an object keeps": {
    before: `class Schemas {
  static readonly at = ▶z.date();
  static list() { return z.array(this.at); }
  readonly big = ▶z.bigint();
}
const more = { big: () => new Schemas().big };`,
    payload: "z.object({ at: Schemas.at, list: Schemas.list(), big: more.big() })",
    problems: [...date("payload.at"), ...date("payload.list[]"), "SCHEMA_BIGINT payload.big"],
  },
  "either branch of a condition": {
    before: "const isSmall: boolean = Object.keys({}).length === 0;",
    payload: "z.object({ at: isSmall ? ▶z.date() : z.string() })",
    problems: date("payload.at"),
  },
  "casts, parentheses and constants of constants": {
    before:
      "const first = (▶z.date() satisfies z.ZodType) as z.ZodType; const second = Object.freeze({ at: first! });",
    payload: "(z.object((second)))",
    problems: date("payload.at"),
  },
  "a name that an inner scope declares again": {
    before: "const at = z.string(); const make = () => { const at = ▶z.date(); return { at }; };",
    payload: "z.object({ ...make(), other: at })",
    problems: date("payload.at"),
  },
  "the call of a chain over several lines": {
    payload: `z.object({
      code: z
        .string()
        .min(1)
        .▶regex(/^(a)\\1/)
        .optional(),
      cents: z.number().min(0).▶multipleOf(0.01),
      even: z.number().▶refine((n) => n % 2 === 0).optional(),
      since: z.string().▶default(() => String(Math.random())),
    })`,
    problems: [
      "SCHEMA_PATTERN_NOT_PORTABLE payload.code",
      "SCHEMA_DIVISOR_FRACTION payload.cents",
      "SCHEMA_CHECK_IN_CODE payload.even",
      "SCHEMA_DEFAULT_UNSTABLE payload.since",
    ],
  },
  "of several patterns the one that the message quotes": {
    payload: "z.object({ code: z.string().regex(/^a/).▶regex(/^(a)\\1/) })",
    problems: ["SCHEMA_PATTERN_NOT_PORTABLE payload.code"],
  },
  "notes, and the two sides of an intersection": {
    before: 'const Address = z.object({ street: z.string() }).▶meta({ id: "1a" });',
    payload:
      "z.object({ home: Address, both: z.object({ a: z.string().default('') }).▶and(z.object({ a: z.string().default('x') })) })",
    problems: ["SCHEMA_ID_INVALID payload.home", "SCHEMA_INTERSECTION_CHANGES payload.both"],
  },
  "schemas that hold themselves, over several constants": {
    before: `const Leaf = z.object({ at: ▶z.date(), get tree() { return Tree.optional(); } });
const Tree: z.ZodType = z.union([z.array(z.lazy(() => Forest)), Leaf]);
const Forest: z.ZodType = z.lazy(() => z.union([Tree, z.object({ on: ▶z.bigint() })]));`,
    payload: "z.object({ x: z.object({ tree: Forest }) })",
    problems: [...date("payload.x.tree.at"), "SCHEMA_BIGINT payload.x.tree.on"],
  },
  "what cannot be told apart is shown at what holds it": {
    before:
      "const pick = (schemas: readonly z.ZodType[]) => ▶schemas.find((schema) => schema instanceof z.ZodDate)!;",
    payload:
      "z.object({ a: pick([z.string(), z.date()]), b: ▶Object.values({ c: z.object({ at: z.date() }) })[0]! })",
    problems: [...date("payload.a"), ...date("payload.b.at")],
  },
};

test("what is used twice by what is used twice is read once", async () => {
  const doubled = Array.from(
    { length: 40 },
    (_, index) => `const c${index + 1} = yes ? c${index} : c${index};`,
  );
  await expectPlaces(
    manifest(
      "z.object({ x: c40 })",
      `const yes = Date.length > 0;\nconst c0 = z.object({ at: ▶z.date() });\n${doubled.join("\n")}`,
    ),
    ["SCHEMA_DATE a payload.x.at"],
  );
});

describe("a schema's problem is shown at the expression that declares it:", () => {
  test.each(Object.entries(cases))("%s", async (_, { payload, before, problems }) => {
    await expectPlaces(
      manifest(payload, before),
      problems.map((problem) => problem.replace(" ", " a ")),
    );
  });
});
