import type { Json, JsonObject } from "../../../schema/json.ts";
import { isJsonObject } from "../../../schema/json.ts";
import { formatTexts } from "./generators/formats.ts";
import type { Random } from "./random.ts";
import { present, type Sample } from "./sample.ts";

/** Values to try a schema with, as they come out of a queue: some valid, most nearly so, a few anything. */
export function* valuesFor(sample: Pick<Sample, "valid">, count: number, random: Random): Generator<Json> {
  for (let index = 0; index < count; index += 1) {
    let value = index % 10 === 9 ? anyJson(random, 3) : present(sample, random);
    const mutations = index % 10 < 3 ? 0 : random.between(1, 2);
    for (let times = 0; times < mutations; times += 1) value = mutated(value, random);
    yield JSON.parse(JSON.stringify(value));
  }
}

/** Any JSON value of so many levels. */
export function anyJson(random: Random, depth: number): Json {
  const kind = random.below(depth > 0 ? 8 : 5);
  if (kind < 2) return edgeText(random);
  if (kind < 4) return edgeNumber(random);
  if (kind === 4) return random.pick([true, false, null]);
  const parts = Array.from({ length: random.below(4) }, () => anyJson(random, depth - 1));
  if (kind === 5) return parts;
  return Object.fromEntries(parts.map((part) => [random.pick(propertyNames), part]));
}

/** Names of properties, easy and odd. */
export const propertyNames: readonly string[] = [
  "a",
  "b",
  "c",
  "id",
  "type",
  "kind",
  "value",
  "next",
  "two words",
  "a.b",
  "a/b",
  "~0",
  "",
  "$ref",
  "$id",
  "properties",
  "required",
  "not",
  "é",
  "0",
  "12",
  "-1",
  "1.0",
  "x-1",
  "%41",
];

export function edgeText(random: Random): string {
  return random.pick(random.chance(0.3) ? formatTexts : edgeTexts);
}

const edgeTexts: readonly string[] = [
  "",
  " ",
  "\n",
  "a",
  "A",
  "ab",
  "abc",
  "abcd",
  "abcde",
  "a\n",
  "\na",
  "line\nbreak",
  "\u2028",
  "\t",
  "é",
  "e\u0301",
  "😀",
  "a😀",
  "👍🏽b",
  "\ufeff",
  "0",
  "1",
  "01",
  "-0",
  "1.0",
  "1e3",
  "true",
  "null",
  "x-1",
  "id-7",
  "x".repeat(300),
];

export function edgeNumber(random: Random): number {
  return random.chance(0.5) ? random.between(-12, 12) : random.pick(edgeNumbers);
}

const edgeNumbers: readonly number[] = [
  0,
  -0,
  0.1 + 0.2,
  0.5,
  -1.5,
  2.5,
  100,
  255,
  256,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 32,
  2 ** 50,
  2 ** 50 + 1,
  2 ** 53 - 1,
  2 ** 53,
  -(2 ** 53),
  1e15,
  3e21,
  3.5e38,
  1e308,
  -1e308,
  Number.MIN_VALUE,
  Number.EPSILON,
];

/** A value that differs in one place. */
export function mutated(value: Json, random: Random): Json {
  const inner = Array.isArray(value) ? value.length : isJsonObject(value) ? Object.keys(value).length : 0;
  if (inner > 0 && random.chance(0.7)) {
    if (Array.isArray(value)) {
      const place = random.below(inner);
      return value.map((item, index) => (index === place ? mutated(item, random) : item));
    }
    if (isJsonObject(value)) {
      const name = random.pick(Object.keys(value));
      return { ...value, [name]: mutated(value[name] ?? null, random) };
    }
  }
  if (random.chance(0.15)) return anyJson(random, 2);
  if (typeof value === "string") return mutatedText(value, random);
  if (typeof value === "number") return mutatedNumber(value, random);
  if (Array.isArray(value)) return mutatedArray(value, random);
  return isJsonObject(value) ? mutatedObject(value, random) : anyJson(random, 1);
}

function mutatedText(text: string, random: Random): string {
  // A character cut in half could not travel.
  return changedText(text, random).toWellFormed();
}

function changedText(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const character = random.pick([..."0a1Zg-_.:/@+ \n=é%T,5", "e\u0301", "😀"]);
  switch (random.below(8)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + character + text.slice(at + 1);
    case 2:
      return text.slice(0, at) + character + text.slice(at);
    case 3:
      return `${text}\n`;
    case 4:
      return text.toUpperCase();
    case 5:
      return text + text;
    case 6:
      return text.slice(0, at);
    default:
      return edgeText(random);
  }
}

function mutatedNumber(number: number, random: Random): number {
  const changed = random.pick([
    number + 1,
    number - 1,
    -number,
    number + 0.5,
    number * 2,
    number / 2,
    number + Number.EPSILON * number,
    edgeNumber(random),
  ]);
  return Number.isFinite(changed) ? changed : 1e308;
}

function mutatedArray(items: readonly Json[], random: Random): Json {
  const at = random.below(items.length + 1);
  switch (random.below(4)) {
    case 0:
      return items.filter((_item, index) => index !== at);
    case 1:
      return [...items, items[at] ?? anyJson(random, 1)];
    case 2:
      return [...items.slice(0, at), anyJson(random, 1), ...items.slice(at)];
    default:
      return items.toReversed();
  }
}

function mutatedObject(object: JsonObject, random: Random): Json {
  const entries = Object.entries(object);
  const at = random.below(entries.length + 1);
  switch (random.below(4)) {
    case 0:
      return Object.fromEntries(entries.filter((_entry, index) => index !== at));
    case 1:
      return Object.fromEntries(
        entries.map(([name, item], index) => [index === at ? random.pick(propertyNames) : name, item]),
      );
    default:
      return { ...object, [random.pick(propertyNames)]: anyJson(random, 1) };
  }
}
