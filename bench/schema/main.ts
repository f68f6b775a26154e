/**
 * JSON Schema and types of schemas of eight fields, by ours and by three other ways, in turn within one run; and, beside
 * the time, how many of the golden schemas each types as zod does. Run by: npm run bench:schema -- [rounds] [schemas]
 */
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { installPeers, ownVersion, peerVersion } from "../install-peers.ts";
import { inScratchFolder } from "../scratch-folder.ts";
import { compareFidelity, printGoldenSchemas } from "./fidelity.ts";
import { sampleModule } from "./sample-module.ts";
import { compareTimes } from "./time.ts";

const rounds = Number(process.argv[2] ?? 5);
const schemas = Number(process.argv[3] ?? 1_000);
const peers = ["json-schema-to-typescript", "zod-to-ts"];

installPeers();
await inScratchFolder("schema", async (folder) => {
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
});
