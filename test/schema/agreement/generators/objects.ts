import * as fc from "fast-check";
import * as z from "zod";
import type { Json, JsonObject } from "../../../../schema/json.ts";
import type { Random } from "../random.ts";
import { present, type Sample } from "../sample.ts";
import { anyJson, propertyNames } from "../values.ts";
import { fields } from "./fields.ts";

/** A sample whose values are all objects. */
export type ObjectSample = Sample<z.ZodObject>;

type Mode = "object" | "strictObject" | "looseObject" | "catchall";

const makers: Readonly<Record<Mode, (shape: Record<string, z.ZodType>) => z.ZodObject>> = {
  object: (shape) => z.object(shape),
  strictObject: (shape) => z.strictObject(shape),
  looseObject: (shape) => z.looseObject(shape),
  catchall: (shape) => z.object(shape),
};

/** Objects of every mode, with fields that may be left out. */
export function objects(inner: fc.Arbitrary<Sample>): fc.Arbitrary<ObjectSample> {
  return fc
    .record({
      shape: fc.uniqueArray(fc.tuple(fc.constantFrom(...propertyNames), fields(inner)), {
        selector: ([name]) => name,
        maxLength: 5,
      }),
      mode: fc.constantFrom<Mode>("object", "object", "strictObject", "looseObject", "catchall"),
      others: inner,
      derived: fc.constantFrom("", "", "", ".partial()", ".required()"),
    })
    .map(({ shape, mode, others, derived }) => {
      const sample = objectOf(shape, mode, others);
      if (derived === "") return sample;
      const schema = derived === ".partial()" ? sample.schema.partial() : sample.schema.required();
      return { ...sample, schema, code: `${sample.code}${derived}` };
    });
}

/** An object with these fields. */
export function objectOf(
  shape: readonly (readonly [string, Sample])[],
  mode: Mode = "object",
  others?: Sample,
): ObjectSample {
  const schemas = Object.fromEntries(shape.map(([name, { schema }]) => [name, schema]));
  const body = `{ ${shape.map(([name, { code }]) => `${JSON.stringify(name)}: ${code}`).join(", ")} }`;
  const rest = mode === "catchall" ? others : undefined;
  const schema = rest ? z.object(schemas).catchall(rest.schema) : makers[mode](schemas);
  return {
    schema,
    code: rest ? `z.object(${body}).catchall(${rest.code})` : `z.${mode}(${body})`,
    valid: (random) => ({ ...otherEntries(mode, rest, random), ...entriesOf(shape, random) }),
  };
}

function entriesOf(shape: readonly (readonly [string, Sample])[], random: Random): JsonObject {
  const entries = shape.map(([name, { valid }]): [string, Json | undefined] => [name, valid(random)]);
  return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

function otherEntries(mode: Mode, rest: Sample | undefined, random: Random): JsonObject {
  if (mode === "strictObject" || random.chance(0.7)) return {};
  return { [random.pick(propertyNames)]: rest ? present(rest, random) : anyJson(random, 1) };
}
