import { median } from "../median.ts";
import type { Measured } from "../run-measured.ts";
import { floor, jobwrightRuns } from "./jobwright-runs.ts";
import { peerRuns } from "./peers.ts";

/** What was measured with so many jobs: a map of run to figures for each round. */
export interface SizeResult {
  readonly jobs: number;
  readonly rounds: readonly ReadonlyMap<string, Measured>[];
}

export type Row = Readonly<Record<string, string | number>>;

interface Run {
  readonly name: string;
  readonly makes: string;
}

const ours = "types, client, worker, JSON Schemas, contract, handlers";

const runs: readonly Run[] = [
  { name: floor, makes: "nothing" },
  ...Object.values(jobwrightRuns).map((name) => ({
    name,
    makes: name.startsWith("--check") ? "nothing" : ours,
  })),
  ...peerRuns,
];

/** The table of one size: medians, and CPU beside our cold run of the same round. */
export function sizeTable({ rounds }: SizeResult): readonly Row[] {
  return measuredRuns(rounds).map(({ name, makes }) => {
    const middle = (figure: (one: Measured, cold: Measured) => number): number =>
      median(
        rounds.flatMap((round) => {
          const [one, cold] = [round.get(name), round.get(jobwrightRuns.cold)];
          return one && cold ? [figure(one, cold)] : [];
        }),
      );
    return {
      run: name,
      "wall, s": seconds(middle(({ wall }) => wall)),
      "cpu, s": seconds(middle(({ cpu }) => cpu)),
      "cpu, × ours cold": Number(middle((one, cold) => one.cpu / cold.cpu).toFixed(2)),
      "peak, MB": Math.round(middle(({ peakMemory }) => peakMemory)),
      makes,
    };
  });
}

/** By how much each run's CPU grows with ten times the jobs; 10 is linear, and less is what does not grow at all. */
export function growthTable(results: readonly SizeResult[]): readonly Row[] {
  const steps = results.flatMap((larger, index) => {
    const smaller = results[index - 1];
    return smaller ? [{ smaller, larger }] : [];
  });
  return measuredRuns(results.flatMap(({ rounds }) => rounds)).map(({ name }) => ({
    run: name,
    ...Object.fromEntries(
      steps.map(({ smaller, larger }) => {
        const tenfolds = Math.log10(larger.jobs / smaller.jobs);
        const factor = medianOf(larger, name, "cpu") / medianOf(smaller, name, "cpu");
        return [`${smaller.jobs} → ${larger.jobs}`, Number((factor ** (1 / tenfolds)).toFixed(1))];
      }),
    ),
  }));
}

/** Whether the goals for 1,000 jobs are met. */
export function goalTable(result: SizeResult): readonly Row[] {
  const { cold, unchanged, check, freshCheck } = jobwrightRuns;
  const wall = [
    { run: cold, limit: 3 },
    ...[unchanged, check, freshCheck].map((run) => ({ run, limit: 1 })),
  ].map(({ run, limit }) => ({
    run,
    figure: "wall, s",
    limit,
    measured: seconds(medianOf(result, run, "wall")),
  }));
  const memory = Object.values(jobwrightRuns).map((run) => ({
    run,
    figure: "peak, MB",
    limit: 400,
    measured: Math.round(medianOf(result, run, "peakMemory")),
  }));
  return [...wall, ...memory].map((goal) => ({ ...goal, met: goal.measured < goal.limit ? "yes" : "no" }));
}

function medianOf({ rounds }: SizeResult, run: string, figure: "wall" | "cpu" | "peakMemory"): number {
  return median(rounds.flatMap((round) => round.get(run)?.[figure] ?? []));
}

function measuredRuns(rounds: readonly ReadonlyMap<string, Measured>[]): readonly Run[] {
  return runs.filter(({ name }) => rounds.some((round) => round.has(name)));
}

function seconds(milliseconds: number): number {
  return Number((milliseconds / 1_000).toFixed(2));
}
