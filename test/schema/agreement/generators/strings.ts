import * as fc from "fast-check";
import * as z from "zod";
import type { Random } from "../random.ts";
import type { Sample } from "../sample.ts";
import { formatSamples } from "./formats.ts";

/** Texts with lengths, affixes, patterns and formats. */
export function strings(): fc.Arbitrary<Sample> {
  return fc.oneof(
    fc.constant(plainText),
    bounded(),
    affixed(),
    fc.constantFrom(...patternSamples),
    { arbitrary: fc.constantFrom(...formatSamples), weight: 3 },
    fc.constantFrom(...formatSamples).map(({ schema, code, valid }) => ({
      schema: z.intersection(schema, z.string().max(30)),
      code: `z.intersection(${code}, z.string().max(30))`,
      valid,
    })),
  );
}

const plainText: Sample = { schema: z.string(), code: "z.string()", valid: (random) => text(random, 0, 8) };

export function text(random: Random, least: number, most: number): string {
  const letters = [..."abcxyzABC019 -_.é😀\n"];
  return Array.from({ length: random.between(least, most) }, () => random.pick(letters)).join("");
}

function bounded(): fc.Arbitrary<Sample> {
  return fc
    .record({ least: fc.nat(4), more: fc.integer({ min: -1, max: 4 }), form: fc.nat(4) })
    .map(({ least, more, form }) => {
      const most = least + more;
      const [schema, code]: [z.ZodType, string] = [
        [z.string().min(least), `z.string().min(${least})`],
        [z.string().max(most), `z.string().max(${most})`],
        [z.string().length(least), `z.string().length(${least})`],
        [z.string().min(least).max(most), `z.string().min(${least}).max(${most})`],
        [z.string().nonempty().min(least), `z.string().nonempty().min(${least})`],
      ][form] as [z.ZodType, string];
      return { schema, code, valid: (random: Random) => text(random, least, Math.max(least, most)) };
    });
}

function affixed(): fc.Arbitrary<Sample> {
  const affix = fc.constantFrom("", "a", "x-", ".", "$1", "(", "é", "\n", "/", "a\\b");
  return fc
    .record({
      prefix: affix,
      middle: affix,
      suffix: affix,
      position: fc.option(fc.nat(3), { nil: undefined }),
    })
    .map(({ prefix, middle, suffix, position }) => {
      const at = position === undefined ? "" : `, { position: ${position} }`;
      return {
        schema: z
          .string()
          .startsWith(prefix)
          .includes(middle, position === undefined ? {} : { position })
          .endsWith(suffix),
        code: `z.string().startsWith(${quoted(prefix)}).includes(${quoted(middle)}${at}).endsWith(${quoted(suffix)})`,
        valid: (random: Random) => prefix + text(random, 0, 4) + middle + text(random, 0, 2) + suffix,
      };
    });
}

function quoted(value: string): string {
  return JSON.stringify(value);
}

const patternSamples: readonly Sample[] = [
  pattern(/^[a-z]+$/, ["a", "abc"]),
  pattern(/^[A-Z]{2}-[0-9]{3,5}$/, ["AB-123", "XY-12345"]),
  pattern(/x$/, ["x", "a\nx"]),
  pattern(/^(a|bc)?$/, ["", "a", "bc"]),
  pattern(/^[^/]+\/[^/]+$/, ["a/b", "\n/\n"]),
  pattern(/^[\u00e0-\u00ff]+$/u, ["é", "àÿ"]),
  pattern(/^.$/, ["a", "é"]),
];

function pattern(regex: RegExp, texts: readonly string[]): Sample {
  return {
    schema: z.string().regex(regex),
    code: `z.string().regex(${regex})`,
    valid: (random) => random.pick(texts),
  };
}
