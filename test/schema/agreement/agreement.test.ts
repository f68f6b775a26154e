import { expect, test } from "vitest";
import { summary, tryAgreement } from "./agreement.ts";
import { seedOf } from "./seed.ts";

test("zod and JSON Schema, in both drafts, take the same values, or differ as was warned", {
  timeout: 120_000,
}, async () => {
  const seed = seedOf(process.env.JOBWRIGHT_SEED);
  const outcome = await tryAgreement(20_000, seed);
  console.log([`JOBWRIGHT_SEED=${seed}`, ...summary(outcome)].join("\n"));
  expect(outcome.disagreement).toBeUndefined();
  for (const [family, { schemas, refused, pairs, taken }] of outcome.families) {
    // Otherwise the schemas or the values would be of no use.
    expect.soft(refused / schemas, `${family}: refused schemas`).toBeLessThan(0.4);
    expect.soft(taken / pairs, `${family}: valid values`).toBeGreaterThan(0.15);
    expect.soft(taken / pairs, `${family}: valid values`).toBeLessThan(0.85);
  }
});
