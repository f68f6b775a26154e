/**
 * JSON Schema and types of schemas of eight fields, by ours and by three other ways, in turn within one run; and, beside
 * the time, how many of the golden schemas each types as zod does. Run by: npm run bench:schema -- [rounds] [schemas]
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { compareFidelity, printGoldenSchemas } from "./fidelity.ts";
import { installPeers, ownVersion, peerVersion } from "./peers.ts";
import { sampleModule } from "./sample-module.ts";
import { compareTimes } from "./time.ts";

const rounds = Number(process.argv[2] ?? 5);
const schemas = Number(process.argv[3] ?? 1_000);
const peers = ["json-schema-to-typescript", "zod-to-ts"];

installPeers();
const folder = await freshFolder();
try {
  const module = join(folder, "schemas.ts");
  await writeFile(module, sampleModule(schemas));
  const times = await compareTimes(module, rounds);
  const printed = await printGoldenSchemas();
  const [cpu] = cpus();
  console.log(`Node ${process.version}, ${cpus().length} × ${cpu?.model.trim()}, ${process.platform}`);
  console.log(
    [
      ...peers.map((name) => `${name} ${peerVersion(name)}`),
      `compiler API: TypeScript ${ownVersion("typescript-6.0")}`,
      `zod ${ownVersion("zod")}`,
    ].join(", "),
  );
  console.log(`\nMedian of ${rounds} rounds, ${schemas} schemas of 8 fields each:`);
  console.table(times);
  for (const exactOptionalPropertyTypes of [true, false]) {
    const setting = `exactOptionalPropertyTypes ${exactOptionalPropertyTypes}`;
    console.log(`\nTypes of the golden schemas, compared with what zod infers, ${setting}:`);
    console.table(compareFidelity(printed, join(folder, "fidelity"), exactOptionalPropertyTypes));
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Within the project, so that the schemas find zod, and in a folder that every tool passes over. */
async function freshFolder(): Promise<string> {
  const parent = join(import.meta.dirname, "../../.jobwright");
  await mkdir(parent, { recursive: true });
  return mkdtemp(join(parent, "bench-schema-"));
}
