import * as fc from "fast-check";
import * as z from "zod";
import type { Json } from "../../../../schema/json.ts";
import type { Random } from "../random.ts";
import type { Sample } from "../sample.ts";
import { anyJson } from "../values.ts";
import { numbers } from "./numbers.ts";
import { strings } from "./strings.ts";

/** Schemas without others in them. */
export function leaves(): fc.Arbitrary<Sample> {
  return fc.oneof(
    { arbitrary: strings(), weight: 5 },
    { arbitrary: numbers(), weight: 4 },
    { arbitrary: literals(), weight: 2 },
    { arbitrary: templates(), weight: 2 },
    fc.constantFrom(...fixed),
  );
}

const fixed: readonly Sample[] = [
  sample(z.boolean(), "z.boolean()", (random) => random.chance(0.5)),
  sample(z.null(), "z.null()", () => null),
  sample(z.json(), "z.json()", (random) => anyJson(random, 3)),
  sample(z.never(), "z.never()", () => null),
  sample(z.keyof(z.object({ x: z.any(), y: z.any() })), "z.keyof(z.object({ x, y }))", (random) =>
    random.pick(["x", "y"]),
  ),
];

const literalValues = [
  "a",
  "b",
  "",
  "A",
  "1",
  "two words",
  "é",
  0,
  1,
  -1,
  1.5,
  255,
  true,
  false,
  null,
] as const;

function literals(): fc.Arbitrary<Sample> {
  const values = fc.array(fc.constantFrom(...literalValues), { minLength: 1, maxLength: 4 });
  const names = fc.array(fc.constantFrom("a", "b", "", "A", "x-1", "é"), { maxLength: 4 });
  const numeric = fc.dictionary(fc.constantFrom("One", "Two", "Zero"), fc.constantFrom(0, 1, 2, "a"), {
    noNullPrototype: true,
  });
  return fc.oneof(
    values.map((list) =>
      sample(z.literal(list), `z.literal(${JSON.stringify(list)})`, (random) => random.pick(list)),
    ),
    names.map((list) =>
      sample(z.enum(list), `z.enum(${JSON.stringify(list)})`, (random) => random.pick([...list, "a"])),
    ),
    numeric.map((entries) =>
      sample(z.enum(entries), `z.enum(${JSON.stringify(entries)})`, (random) =>
        random.pick([...Object.values(entries), 1]),
      ),
    ),
  );
}

/** A part of a template: what is written, and texts that fit it. */
interface Part {
  readonly part: string | z.core.$ZodTemplateLiteralPart;
  readonly code: string;
  readonly texts: readonly string[];
}

const parts: readonly Part[] = [
  { part: "id-", code: '"id-"', texts: ["id-"] },
  { part: "a.b", code: '"a.b"', texts: ["a.b"] },
  { part: "(", code: '"("', texts: ["("] },
  { part: z.string(), code: "z.string()", texts: ["", "a", "a\nb"] },
  { part: z.string().min(2), code: "z.string().min(2)", texts: ["ab", "abc"] },
  { part: z.number(), code: "z.number()", texts: ["1", "-2", "1.5", "01"] },
  { part: z.int(), code: "z.int()", texts: ["1", "-2", "1.0"] },
  { part: z.boolean(), code: "z.boolean()", texts: ["true", "false"] },
  { part: z.enum(["px", "em"]), code: 'z.enum(["px", "em"])', texts: ["px", "em"] },
  { part: z.literal(["a", 1]), code: 'z.literal(["a", 1])', texts: ["a", "1"] },
  { part: z.literal("y").nullable(), code: 'z.literal("y").nullable()', texts: ["y", "null"] },
  { part: z.number().optional(), code: "z.number().optional()", texts: ["", "1"] },
  { part: z.uuid(), code: "z.uuid()", texts: ["0189f7c4-9d1e-7e3a-8f0b-1c2d3e4f5a6b"] },
];

function templates(): fc.Arbitrary<Sample> {
  return fc
    .array(fc.constantFrom(...parts), { minLength: 1, maxLength: 4 })
    .map((list) =>
      sample(
        z.templateLiteral(list.map(({ part }) => part)),
        `z.templateLiteral([${list.map(({ code }) => code).join(", ")}])`,
        (random) => list.map(({ texts }) => random.pick(texts)).join(""),
      ),
    );
}

function sample(schema: z.ZodType, code: string, valid: (random: Random) => Json): Sample {
  return { schema, code, valid };
}
