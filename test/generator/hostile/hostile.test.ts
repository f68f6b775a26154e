import * as fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { compileOutputs, type Output } from "./compile-outputs.ts";
import { examine } from "./examine.ts";
import { hostileContents, hostileNames, type ManifestModel, unstorableContents } from "./manifest-model.ts";

const seed = Number(process.env.HOSTILE_SEED ?? Date.now() % 2 ** 31);
const runs = Number(process.env.HOSTILE_RUNS ?? 100);

/** What was not refused, for one run of the compiler. */
const outputs: Output[] = [];
const refusals = new Map<string, number>();

/** Gathers what became of a manifest. */
async function count(model: ManifestModel): Promise<void> {
  const examined = await examine(model);
  for (const code of new Set(examined.refused)) refusals.set(code, (refusals.get(code) ?? 0) + 1);
  if (!examined.refused) outputs.push({ model, texts: examined.texts });
}

afterAll(() => {
  const codes = [...refusals].map(([code, times]) => `${code} ${times}`).join(", ");
  console.log(
    `HOSTILE_SEED=${seed} HOSTILE_RUNS=${runs}: ${outputs.length} manifests written; refused: ${codes}`,
  );
});

describe("a manifest is refused, or means the same in every file", () => {
  const timeout = 60_000 + 1_000 * runs;

  test(
    "whatever its texts are",
    async () => {
      await fc.assert(fc.asyncProperty(hostileContents, count), { seed, numRuns: runs });
      expect(outputs.length).toBeGreaterThan(runs / 2);
    },
    timeout,
  );

  test(
    "whatever its names are",
    () => fc.assert(fc.asyncProperty(hostileNames, count), { seed, numRuns: 2 * runs }),
    timeout,
  );

  test(
    "and refused where a queue could not store it",
    async () => {
      const refusedFor = fc.asyncProperty(unstorableContents, async (model) => {
        const { refused = [] } = await examine(model);
        expect(["SCHEMA_TEXT_UNSTORABLE", "VALUE_INVALID"]).toEqual(expect.arrayContaining([refused.at(-1)]));
      });
      await fc.assert(refusedFor, { seed, numRuns: runs });
    },
    timeout,
  );

  test(
    "and what is written compiles",
    async () => {
      expect(await compileOutputs(outputs)).toEqual([]);
    },
    timeout,
  );
});
