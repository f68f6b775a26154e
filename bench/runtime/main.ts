/**
 * Jobwright's runtime beside the raw libraries, tuned for the same, in turn within one run.
 * Run by: npm run bench:runtime -- [--backend bullmq] [--only work] [--rounds 7] [--scale 1]
 */
import { parseArgs } from "node:util";
import { startServers } from "../../test/servers/start-servers.ts";
import { machine } from "../machine.ts";
import { type BenchmarkedBackend, backendNames, benchmarkedBackends } from "./backends.ts";
import { publishMeasures } from "./measures/publish.ts";
import { workMeasures } from "./measures/work.ts";
import { sideBySide } from "./side-by-side.ts";
import { throughputRow } from "./throughput-table.ts";

const { values } = parseArgs({
  options: {
    backend: { type: "string", default: backendNames.join() },
    only: { type: "string", default: "publish,work" },
    rounds: { type: "string", default: "7" },
    scale: { type: "string", default: "1" },
  },
});
const rounds = Number(values.rounds);
const scale = Number(values.scale);

console.log(machine());
const servers = await startServers();
try {
  for (const backend of benchmarkedBackends(servers)) {
    if (!values.backend.split(",").includes(backend.name)) continue;
    if (values.only.includes("publish")) await throughput(backend, publishMeasures(scale), 0.95);
    if (values.only.includes("work")) await throughput(backend, workMeasures(scale), 0.9);
  }
} finally {
  await servers.stop();
}

async function throughput(
  backend: BenchmarkedBackend,
  measures: ReturnType<typeof workMeasures>,
  goal: number,
): Promise<void> {
  const measured = await sideBySide(backend, rounds, measures);
  console.log(`\n${backend.name}, medians of ${rounds} rounds:`);
  console.table([...measured].map(([name, figures]) => throughputRow(name, figures, goal)));
}
