import { summary, tryAgreement } from "./agreement.ts";
import { seedOf } from "./seed.ts";

/**
 * `npm run fuzz`, or `npm run fuzz -- 20000`: tries so many random pairs of a schema and a value, a million
 * where no count is given. `JOBWRIGHT_SEED` repeats a run. Ends with 1 and the smallest pair on which zod and
 * JSON Schema disagree.
 */
const pairs = Number(process.argv[2] ?? 1_000_000);
if (!Number.isSafeInteger(pairs) || pairs < 1)
  throw new RangeError(`${process.argv[2]} is no count of pairs.`);

const seed = seedOf(process.env.JOBWRIGHT_SEED);
console.error(`JOBWRIGHT_SEED=${seed}`);
const started = performance.now();
let told = 0;
const outcome = await tryAgreement(pairs, seed, (soFar) => {
  if (soFar - told < pairs / 20) return;
  told = soFar;
  console.error(`${soFar} pairs, ${Math.round((performance.now() - started) / 1_000)} s`);
});
console.log(summary(outcome).join("\n"));
if (outcome.disagreement !== undefined) {
  console.log(`\nThey disagree:\n${outcome.disagreement}`);
  process.exitCode = 1;
}
