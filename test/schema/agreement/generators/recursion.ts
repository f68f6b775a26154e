import * as fc from "fast-check";
import * as z from "zod";
import type { Json, JsonObject } from "../../../../schema/json.ts";
import type { Random } from "../random.ts";
import { present, type Sample } from "../sample.ts";

/** How a schema comes back to itself: what is written, and its value around inner ones. */
interface Loop {
  readonly code: string;
  readonly schema: (self: z.ZodType) => z.ZodType;
  readonly value: (self: () => Json, random: Random) => Json | undefined;
}

const loops: readonly Loop[] = [
  {
    code: "Node.optional()",
    schema: (self) => self.optional(),
    value: (self, random) => (random.chance(0.5) ? self() : undefined),
  },
  {
    code: "Node.nullable()",
    schema: (self) => self.nullable(),
    value: (self, random) => (random.chance(0.5) ? self() : null),
  },
  {
    code: "z.array(Node)",
    schema: (self) => z.array(self),
    value: (self, random) => Array.from({ length: random.below(3) }, self),
  },
  {
    code: "z.record(z.string(), Node)",
    schema: (self) => z.record(z.string(), self),
    value: (self, random) => (random.chance(0.5) ? { x: self() } : {}),
  },
  {
    code: "z.union([z.number(), Node])",
    schema: (self) => z.union([z.number(), self]),
    value: (self, random) => (random.chance(0.5) ? self() : 1),
  },
];

/** Objects that hold themselves, by getter or by `z.lazy`. */
export function recursive(inner: fc.Arbitrary<Sample>): fc.Arbitrary<Sample> {
  return fc
    .record({
      content: inner,
      loop: fc.constantFrom(...loops),
      form: fc.constantFrom("getter", "lazy", "mutual"),
      strict: fc.boolean(),
    })
    .map(({ content, loop, form, strict }) => ({
      schema: recursiveSchema(content, loop, form, strict),
      code: `/* Node, by ${form} */ z.${strict ? "strictObject" : "object"}({ value: ${content.code}, get next() { return ${loop.code}; } })`,
      valid: (random: Random) => node(content, loop, form === "mutual", random, 3),
    }));
}

function recursiveSchema(content: Sample, loop: Loop, form: string, strict: boolean): z.ZodType {
  const make = strict ? z.strictObject : z.object;
  if (form === "lazy") {
    const Lazy: z.ZodType = z.lazy(() => make({ value: content.schema, next: loop.schema(Lazy) }));
    return Lazy;
  }
  const Node: z.ZodType = make({
    value: content.schema,
    get next(): z.ZodType {
      return loop.schema(form === "mutual" ? Other : Node);
    },
  });
  const Other: z.ZodType = z.object({
    get node(): z.ZodType {
      return Node.optional();
    },
  });
  return Node;
}

function node(content: Sample, loop: Loop, mutual: boolean, random: Random, depth: number): JsonObject {
  const inner = (): Json => {
    if (depth === 0) return null;
    const deeper = node(content, loop, mutual, random, depth - 1);
    return mutual ? { node: deeper } : deeper;
  };
  const next = loop.value(inner, random);
  return { value: present(content, random), ...(next === undefined ? {} : { next }) };
}
