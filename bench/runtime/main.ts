/**
 * Jobwright's runtime beside the raw libraries, tuned for the same, in turn within one run: see docs/performance.md.
 * Run by: npm run bench:runtime -- [--backend bullmq] [--only work,latency] [--rounds 7] [--worker-rounds 3] [--scale 1]
 */
import { randomUUID } from "node:crypto";
import { startServers } from "../../test/servers/start-servers.ts";
import { ownVersion } from "../install-peers.ts";
import { machine } from "../machine.ts";
import { median } from "../median.ts";
import { inScratchFolder } from "../scratch-folder.ts";
import { type Part, readArguments } from "./arguments.ts";
import { type BenchmarkedBackend, benchmarkedBackends } from "./backends.ts";
import { importTable, workersTable } from "./in-processes.ts";
import { defaultWork } from "./measures/default-work.ts";
import { latencyMeasure } from "./measures/latency.ts";
import { publishMeasures } from "./measures/publish.ts";
import { slowJobMeasure } from "./measures/slow-job.ts";
import { workMeasures } from "./measures/work.ts";
import { programFolder } from "./program-folder.ts";
import { type Round, sideBySide } from "./side-by-side.ts";
import { latencyRows, type Row, slowJobRows, throughputRow } from "./tables.ts";
import type { Throughput } from "./throughput.ts";

const settings = readArguments();
const { rounds, scale } = settings;

console.log(machine());
console.log(["pg-boss", "bullmq", "ioredis", "@electric-sql/pglite", "zod"].map(named).join(", "));
const servers = await startServers();
try {
  await inScratchFolder("runtime", measureAll);
} finally {
  await servers.stop();
}

async function measureAll(scratch: string): Promise<void> {
  const needsPrograms = settings.parts.some((part) => part === "workers" || part === "import");
  const programs = needsPrograms ? programFolder(scratch) : undefined;
  for (const backend of benchmarkedBackends(servers)) {
    if (!settings.backends.includes(backend.name)) continue;
    for (const part of settings.parts) {
      if (programs && part === "workers")
        print(backend, part, await workersTable(backend.name, settings, programs, servers));
      else if (programs && part === "import")
        print(backend, part, await importTable(backend.name, settings, programs, servers));
      else print(backend, part, await tableOf(backend, part));
    }
  }
}

async function tableOf(backend: BenchmarkedBackend, part: Part): Promise<readonly Row[]> {
  switch (part) {
    case "publish":
      return throughput(await sideBySide(backend, rounds, publishMeasures(scale * backend.size)), 0.95);
    case "work":
      return throughput(await sideBySide(backend, rounds, workMeasures(scale * backend.size)), 0.9);
    case "latency": {
      const measured = await sideBySide(backend, rounds, { latency: latencyMeasure(scale) });
      return latencyRows(measured.get("latency") ?? []);
    }
    case "slow-job": {
      const measured = await sideBySide(backend, rounds, { "one slow job": slowJobMeasure });
      return slowJobRows(measured.get("one slow job") ?? []);
    }
    case "default-work":
      return backend.name === "pg-boss" ? defaultWorkRows(backend) : [];
    default:
      return [];
  }
}

function throughput(
  measured: ReadonlyMap<string, readonly Round<Throughput>[]>,
  goal: number,
): readonly Row[] {
  return [...measured].map(([name, figures]) => throughputRow(name, figures, goal));
}

/** Beside our default worker, ten at once. */
async function defaultWorkRows(backend: BenchmarkedBackend): Promise<readonly Row[]> {
  const tenAtOnce = "work 10 at once";
  const ourRounds = await sideBySide(backend, rounds, { [tenAtOnce]: workMeasures(scale)[tenAtOnce] });
  const ours = median((ourRounds.get(tenAtOnce) ?? []).map((round) => round.ours.jobsPerSecond));
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    theirs.push(await defaultWork(servers.databaseUrl, `bench_${randomUUID().slice(0, 8)}`));
    console.error(`pg-boss's default work(), round ${round + 1} of ${rounds}: ${theirs.at(-1)}`);
  }
  const factor = ours / median(theirs);
  return [
    {
      "jobwright's default worker, jobs/s": ours,
      "pg-boss's default work()": Number(median(theirs).toFixed(2)),
      "×": Math.round(factor),
      goal: "≥ 20",
      met: factor >= 20 ? "yes" : "no",
    },
  ];
}

function print({ name }: BenchmarkedBackend, part: Part, rows: readonly Row[]): void {
  if (rows.length === 0) return;
  console.log(
    `\n${name}, ${part}; medians of ${part === "workers" ? settings.workerRounds : rounds} rounds:`,
  );
  console.table(rows);
}

function named(name: string): string {
  return `${name} ${ownVersion(name)}`;
}
