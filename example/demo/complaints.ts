import type { Ending } from "./ending.ts";

/** How many runs each job should have taken, where it is not one. */
export type ExpectedRuns = ReadonlyMap<string, number>;

/** What did not end as it should; empty when all is well. */
export function complaintsAbout(endings: readonly Ending[], expectedRuns: ExpectedRuns): readonly string[] {
  return endings.flatMap((ending) => complaintAbout(ending, expectedRuns.get(ending.job) ?? 1) ?? []);
}

function complaintAbout({ job, id, notBefore, record }: Ending, runs: number): string | undefined {
  const name = `${job} ${id}`;
  if (!record) return `${name} is gone.`;
  if (record.state !== "completed") {
    return `${name} is ${record.state}${record.error ? `: ${record.error.message}` : "."}`;
  }
  if (record.attempt !== runs) return `${name} took ${record.attempt} runs, not ${runs}.`;
  const early = (notBefore?.getTime() ?? 0) - (record.startedAt?.getTime() ?? 0);
  return early > 0 ? `${name} ran ${early} ms before its delay was over.` : undefined;
}
