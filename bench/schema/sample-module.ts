/**
 * The text of a module that exports `count` schemas, each other than the rest: objects of eight fields on two levels,
 * with a format, an enum, an object, a list, an optional field, a default, a union, and a text or a number with limits.
 */
export function sampleModule(count: number): string {
  const schemas = Array.from(
    { length: count },
    (_, index) => `export const schema${index} = ${sampleSchema(index)};`,
  );
  return ['import * as z from "zod";', ...schemas, ""].join("\n");
}

/** The expression of one of those schemas. */
export function sampleSchema(index: number): string {
  const fields = slots.map(({ name, kinds }, slot) => {
    const kind = kinds[(index * (slot + 1)) % kinds.length];
    return `  ${name}${index % 7}: ${kind?.(index)},`;
  });
  return ["z.object({", ...fields, "})"].join("\n");
}

interface Slot {
  readonly name: string;
  /** The field as it is written, for the schema of an index. */
  readonly kinds: readonly ((index: number) => string)[];
}

const slots: readonly Slot[] = [
  {
    name: "id",
    kinds: [
      () => "z.uuid()",
      () => "z.email()",
      () => "z.iso.datetime()",
      () => "z.ipv4()",
      () => "z.iso.date()",
    ],
  },
  {
    name: "status",
    kinds: [
      (index) => `z.enum(["open", "closed", "state-${index}"])`,
      (index) => `z.literal(["low", "high", ${index}])`,
      (index) => `z.literal("kind-${index}")`,
    ],
  },
  {
    name: "address",
    kinds: [
      () => 'z.object({ street: z.string().min(1), zip: z.string().max(10), country: z.enum(["DE", "FR"]) })',
      () =>
        "z.object({ latitude: z.number().min(-90).max(90), longitude: z.number(), label: z.string().optional() })",
      () =>
        'z.strictObject({ city: z.string(), note: z.string().nullable(), kind: z.string().default("home") })',
    ],
  },
  {
    name: "items",
    kinds: [
      () =>
        "z.array(z.object({ sku: z.string(), quantity: z.int().positive(), price: z.number() })).max(100)",
      () => "z.array(z.string().min(1)).min(1)",
      () => "z.record(z.string(), z.number())",
      () => "z.array(z.union([z.string(), z.number()]))",
    ],
  },
  {
    name: "note",
    kinds: [
      () => "z.string().optional()",
      () => "z.string().nullish()",
      () => "z.array(z.int()).optional()",
      () => 'z.string().optional().describe("Written by the customer.")',
    ],
  },
  {
    name: "attempts",
    kinds: [
      (index) => `z.int().default(${index})`,
      () => "z.boolean().default(true)",
      () => 'z.enum(["fast", "slow"]).default("slow")',
    ],
  },
  {
    name: "target",
    kinds: [
      () => "z.union([z.string(), z.int(), z.null()])",
      () =>
        'z.discriminatedUnion("by", [z.object({ by: z.literal("mail"), to: z.email() }), z.object({ by: z.literal("sms"), phone: z.string() })])',
      () => "z.union([z.object({ url: z.string() }), z.object({ path: z.string() })])",
    ],
  },
  {
    name: "title",
    kinds: [
      (index) => `z.string().min(1).max(${80 + index}).describe("What field ${index} is called.")`,
      () => "z.number().min(0).max(1)",
      () => "z.string().regex(/^[a-z-]+$/)",
      () => "z.int().nonnegative()",
    ],
  },
];
