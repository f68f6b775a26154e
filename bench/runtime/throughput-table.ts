import { median } from "../median.ts";
import type { Round } from "./side-by-side.ts";
import type { Throughput } from "./throughput.ts";

export type Row = Readonly<Record<string, string | number>>;

/**
 * Medians of the rounds, and the medians of their ratios.
 *
 * @param goal what our part of the validated raw library's jobs per second shall be
 */
export function throughputRow(name: string, rounds: readonly Round<Throughput>[], goal: number): Row {
  const middle = (figure: (round: Round<Throughput>) => number): number => median(rounds.map(figure));
  const ratio = middle(({ ours, validated }) => ours.jobsPerSecond / validated.jobsPerSecond);
  return {
    measured: name,
    "jobwright, jobs/s": middle(({ ours }) => ours.jobsPerSecond),
    "raw + safeParse": middle(({ validated }) => validated.jobsPerSecond),
    raw: middle(({ raw }) => raw.jobsPerSecond),
    "× raw + safeParse": rounded(ratio),
    "× raw": rounded(middle(({ ours, raw }) => ours.jobsPerSecond / raw.jobsPerSecond)),
    "CPU, ms/1,000": middle(({ ours }) => ours.cpuPerThousand),
    "raw + safeParse's CPU": middle(({ validated }) => validated.cpuPerThousand),
    goal: `≥ ${goal}`,
    met: ratio >= goal ? "yes" : "no",
  };
}

function rounded(figure: number): number {
  return Number(figure.toFixed(2));
}
