import type { Json } from "../../../schema/json.ts";

/** What a program of another language says of one schema, or of one pattern. */
export interface Judgement {
  readonly verdicts?: readonly boolean[];
  /** Where it would not even take it. */
  readonly error?: string;
}

/** A schema or a pattern, and what JavaScript says of each text or value. */
export interface Expected {
  readonly name: string;
  readonly values: readonly { readonly value: Json; readonly valid: boolean }[];
}

/** Where another language refuses what it is asked about, or judges otherwise, in words. */
export function differences(
  expected: readonly Expected[],
  judgements: readonly Judgement[],
): readonly string[] {
  return expected.flatMap(({ name, values }, index) => {
    const { verdicts = [], error } = judgements[index] ?? { error: "no answer" };
    if (error !== undefined) return [`${name}: ${error}`];
    return values.flatMap(({ value, valid }, at) =>
      verdicts[at] === valid
        ? []
        : [`${name}: ${JSON.stringify(value)} is ${valid ? "valid" : "invalid"} here alone`],
    );
  });
}

/** The two lists that the programs answer with. */
export function judgementsOf(answer: unknown, key: "schemas" | "patterns"): readonly Judgement[] {
  const list: unknown = typeof answer === "object" && answer !== null ? Reflect.get(answer, key) : undefined;
  if (!Array.isArray(list)) throw new Error(`The program answered without ${key}.`);
  // Both programs are ours, and write nothing else.
  return list as readonly Judgement[];
}
