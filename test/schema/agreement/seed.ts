/** The seed of a run: the given one, which repeats an earlier run, or another each time. */
export function seedOf(given: string | undefined): number {
  const seed = given === undefined || given === "" ? Math.floor(Math.random() * 2 ** 31) : Number(given);
  if (Number.isSafeInteger(seed)) return seed;
  throw new RangeError(`JOBWRIGHT_SEED is ${given}; it takes an integer, as an earlier run printed it.`);
}
