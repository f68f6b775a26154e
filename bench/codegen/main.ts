/**
 * Codegen of 10 to 5,000 jobs with payloads of eight fields, each run a process of the built command line, beside other
 * generators on the same payloads, in turn within one run.
 * Run by: npm run bench:codegen -- [--rounds 3] [--jobs 10,100,1000,5000] [--no-peers]
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildPackage } from "../build-package.ts";
import { installPeers, ownVersion } from "../install-peers.ts";
import { machine } from "../machine.ts";
import type { Measured } from "../run-measured.ts";
import { inScratchFolder } from "../scratch-folder.ts";
import { measureJobwright } from "./jobwright-runs.ts";
import { type PayloadDocuments, writePayloadDocuments } from "./payload-documents.ts";
import { measurePeers, peerVersions } from "./peers.ts";
import { goalTable, growthTable, type SizeResult, sizeTable } from "./tables.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    jobs: { type: "string", default: "10,100,1000,5000" },
    peers: { type: "boolean", default: true },
  },
  allowNegative: true,
});
const rounds = Number(values.rounds);
const sizes = values.jobs.split(",").map(Number);

if (values.peers) installPeers();
const measured = new Map<number, ReadonlyMap<string, Measured>[]>(sizes.map((jobs) => [jobs, []]));
await inScratchFolder("codegen", async (scratch) => {
  const commandLine = buildPackage(join(scratch, "package"));
  const documents = new Map<number, PayloadDocuments>();
  for (const jobs of values.peers ? sizes : [])
    documents.set(jobs, await writePayloadDocuments(join(scratch, `payloads-${jobs}`), jobs));
  for (let round = 1; round <= rounds; round += 1) {
    for (const [jobs, figures] of measured) {
      const ours = await measureJobwright(join(scratch, `ours-${jobs}-${round}`), jobs, commandLine);
      const payloads = documents.get(jobs);
      const others = payloads ? await measurePeers(join(scratch, "others"), payloads) : [];
      figures.push(new Map([...ours, ...others]));
      console.error(`round ${round} of ${rounds}: ${jobs} jobs`);
    }
  }
});

const results: readonly SizeResult[] = [...measured].map(([jobs, rounds]) => ({ jobs, rounds }));
console.log(machine());
console.log([...(values.peers ? peerVersions() : []), `zod ${ownVersion("zod")}`].join(", "));
console.log(
  "Jobwright evaluates the manifest and converts its zod schemas; the others read JSON Schema that is there already.",
);
for (const result of results) {
  console.log(`\n${result.jobs} jobs, median of ${rounds} rounds:`);
  console.table(sizeTable(result));
}
if (results.length > 1) {
  console.log("\nGrowth of CPU for each tenfold of jobs (10 is linear):");
  console.table(growthTable(results));
}
const thousand = results.find(({ jobs }) => jobs === 1_000);
if (thousand) {
  console.log("\nThe goals for 1,000 jobs:");
  console.table(goalTable(thousand));
}
