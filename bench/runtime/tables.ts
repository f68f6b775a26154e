import { median } from "../median.ts";
import type { Latency } from "./measures/latency.ts";
import type { PublisherProcess } from "./measures/publisher-processes.ts";
import type { IdleWorker } from "./measures/worker-processes.ts";
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

/** How late handlers begin; the goal is about the p99 from when `publish` resolved. */
export function latencyRows(rounds: readonly Round<Latency>[]): readonly Row[] {
  return sides.map(({ side, name }) => {
    const middle = (figure: keyof Latency): number => median(rounds.map((round) => round[side][figure]));
    const p99 = middle("p99");
    return {
      side: name,
      "p50 after publish resolved, ms": middle("p50"),
      "p99, ms": p99,
      "p50 after its call, ms": middle("p50FromCall"),
      "p99 after its call, ms": middle("p99FromCall"),
      ...(side === "ours" && { goal: "p99 ≤ 20 ms", met: p99 <= 20 ? "yes" : "no" }),
    };
  });
}

/** Milliseconds until the last of 39 jobs has begun, beside one that takes 2,000. */
export function slowJobRows(rounds: readonly Round<number>[]): readonly Row[] {
  return sides.map(({ side, name }) => {
    const late = median(rounds.map((round) => round[side]));
    return {
      side: name,
      "39 begun after, ms": late,
      ...(side === "ours" && { goal: "not delayed", met: late < 1_000 ? "yes" : "no" }),
    };
  });
}

const sides = [
  { side: "ours", name: "jobwright" },
  { side: "validated", name: "raw + safeParse" },
  { side: "raw", name: "raw" },
] as const;

export function workerRow(name: string, jobs: number, rounds: readonly IdleWorker[]): Row {
  const middle = (figure: keyof IdleWorker): number => median(rounds.map((round) => round[figure]));
  const isGoal = name === "jobwright" && jobs === 500;
  return {
    side: name,
    jobs,
    "started, ms": middle("sinceCall"),
    "with imports, ms": middle("sinceProcess"),
    "resident, MB": middle("resident"),
    "heap, MB": middle("heap"),
    "transactions/s": Number(middle("transactionsPerSecond").toFixed(1)),
    connections: middle("connections"),
    ...(isGoal && { goal: "start < 2 s", met: middle("sinceCall") < 2_000 ? "yes" : "no" }),
  };
}

export function publisherRow(name: string, rounds: readonly PublisherProcess[]): Row {
  const middle = (figure: keyof PublisherProcess): number =>
    Math.round(median(rounds.map((round) => round[figure])));
  return {
    side: name,
    "imports, ms": middle("imports"),
    "connect and publish, ms": middle("publish"),
    "together, ms": Math.round(median(rounds.map(({ imports, publish }) => imports + publish))),
    "CPU of the process, ms": middle("cpu"),
    "peak memory, MB": middle("peakMemory"),
  };
}

function rounded(figure: number): number {
  return Number(figure.toFixed(2));
}
