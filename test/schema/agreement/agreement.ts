import * as fc from "fast-check";
import type { Json } from "../../../schema/json.ts";
import type { PortabilityRow } from "../../../schema/portability/portability-row.ts";
import type { AnySchema } from "../../../schema/zod-types.ts";
import { type Family, families } from "./families.ts";
import { randomFrom } from "./random.ts";
import type { Sample } from "./sample.ts";
import { valuesFor } from "./values.ts";
import { agreementOf, type Judged, judge } from "./verdicts.ts";

/** What a run did, and the smallest disagreement where there is one. */
export interface Outcome {
  readonly families: ReadonlyMap<string, Counts>;
  readonly disagreement: string | undefined;
}

export interface Counts {
  schemas: number;
  /** Schemas that cannot become part of a contract. */
  refused: number;
  /** Schemas that were warned of. */
  warned: number;
  pairs: number;
  /** Pairs on which no warning lets the two differ. */
  exact: number;
  /** Values that zod took. */
  taken: number;
  readonly codes: Map<string, number>;
}

const valuesPerSchema = 100;
const schemasPerRound = 40;

/**
 * Tries random schemas of all families with random values, until so many pairs were compared, or zod and JSON
 * Schema disagree otherwise than the warnings say.
 *
 * @param onRound called after each round of schemas with the pairs so far
 */
export async function tryAgreement(
  pairs: number,
  seed: number,
  onRound: (pairs: number) => void = () => undefined,
): Promise<Outcome> {
  const counts = new Map(families.map(({ name }) => [name, newCounts()]));
  const total = (): number => [...counts.values()].reduce((sum, each) => sum + each.pairs, 0);
  for (let round = 0; total() < pairs; round += 1) {
    for (const family of families) {
      const { name, samples, weight } = family;
      const property = fc.asyncProperty(samples, fc.noShrink(fc.nat()), async (sample, valueSeed) => {
        const found = await disagreementOf(sample, valueSeed, family, counts.get(name) ?? newCounts());
        if (found !== undefined) throw new Error(found);
      });
      const roundSeed = seed + round;
      const details = await fc.check(property, { seed: roundSeed, numRuns: schemasPerRound * weight });
      if (!details.failed) continue;
      const error = details.errorInstance instanceof Error ? details.errorInstance.message : "";
      const where = `family ${name}, seed ${roundSeed}, path ${details.counterexamplePath}`;
      return { families: counts, disagreement: `${where}\n${error}` };
    }
    onRound(total());
  }
  return { families: counts, disagreement: undefined };
}

/** The outcome as lines: what was tried, and that it was not nothing. */
export function summary({ families: counts }: Outcome): readonly string[] {
  return [...counts].map(([name, { schemas, refused, warned, pairs, exact, taken, codes }]) => {
    const reasons = [...codes].map(([code, times]) => `${code} ${times}`).join(", ");
    const shares = `${schemas} schemas (${share(refused, schemas)} refused, ${share(warned, schemas)} warned)`;
    return `${name}: ${pairs} pairs (${share(taken, pairs)} valid, ${share(exact, pairs)} without leave to differ), ${shares}${reasons ? `: ${reasons}` : ""}`;
  });
}

function share(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.round((100 * part) / whole)}%`;
}

function newCounts(): Counts {
  return { schemas: 0, refused: 0, warned: 0, pairs: 0, exact: 0, taken: 0, codes: new Map() };
}

/** Where zod and the JSON Schemas say otherwise of one of many values; undefined where nowhere. */
async function disagreementOf(
  sample: Sample<AnySchema>,
  valueSeed: number,
  family: Family,
  counts: Counts,
): Promise<string | undefined> {
  const judged = await judge(sample.schema).catch((error: unknown) => String(error));
  if (typeof judged === "string") return `${sample.code}\n${judged}`;
  const codes = "refused" in judged ? judged.refused : judged.warnings;
  for (const code of codes) counts.codes.set(code, (counts.codes.get(code) ?? 0) + 1);
  counts.schemas += 1;
  if ("refused" in judged) {
    counts.refused += 1;
    return undefined;
  }
  if (judged.warnings.length > 0) counts.warned += 1;
  const agreement = agreementWithin(sample.code, judged);
  // The place in a text from which .includes() looks is counted in UTF-16 units, as is documented.
  const isWide = family.countsCharacters && !sample.code.includes("position: ");
  for (const given of valuesFor(sample, valuesPerSchema, randomFrom(valueSeed))) {
    const value = isWide ? given : withoutWideCharacters(given);
    const verdicts = verdictsOn(value, judged, agreement);
    counts.pairs += 1;
    if (agreement === undefined) counts.exact += 1;
    if (verdicts.zod) counts.taken += 1;
    if (!verdicts.agree) {
      const said = `zod ${verdicts.zod}, 2020-12 ${verdicts.draft2020}, draft-07 ${verdicts.draft07}`;
      return [sample.code, JSON.stringify(value), said, JSON.stringify(judged.document)].join("\n");
    }
  }
  return undefined;
}

/** The value with characters of one UTF-16 unit in place of those of two. */
function withoutWideCharacters(value: Json): Json {
  return JSON.parse(JSON.stringify(value).replace(/[\u{10000}-\u{10ffff}]/gu, "é"));
}

interface Verdicts {
  readonly zod: boolean;
  readonly draft2020: boolean;
  readonly draft07: boolean;
  readonly agree: boolean;
}

/** In an exclusive union, what takes more makes the whole take less. */
function agreementWithin(code: string, { warnings }: Judged): PortabilityRow["agreement"] {
  const said = agreementOf(warnings);
  // zod takes a fraction as the length of a prefix, which is documented and not worth a warning.
  const agreement =
    code.includes("z.cidrv6()") && said !== "zodWider" ? (said ? "either" : "zodWider") : said;
  return agreement !== undefined && code.includes("z.xor(") ? "either" : agreement;
}

function verdictsOn(value: Json, judged: Judged, agreement: PortabilityRow["agreement"]): Verdicts {
  const zod = judged.zod(value);
  const draft2020 = judged.draft2020(value);
  const draft07 = judged.draft07(value);
  const mayDiffer =
    agreement === "either" ||
    (agreement === "zodStricter" && !zod && draft2020) ||
    (agreement === "zodWider" && zod && !draft2020);
  return { zod, draft2020, draft07, agree: draft2020 === draft07 && (zod === draft2020 || mayDiffer) };
}
