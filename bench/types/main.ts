/**
 * Type-checks of 1,000 jobs with 1,000 calls: of the generated client, and of two that people write over zod's own types,
 * in turn within one run; in the program of the manifest, and in one that sees the clients' declarations, as another
 * package of a workspace does. Run by: npm run bench:types -- [--rounds 3] [--jobs 1000] [--compilers 7.0,6.0,5.9]
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildPackage } from "../build-package.ts";
import { ownVersion } from "../install-peers.ts";
import { machine } from "../machine.ts";
import { inScratchFolder } from "../scratch-folder.ts";
import { prepare } from "./prepare.ts";
import type { TypedProgram } from "./programs.ts";
import { type Round, typesTable } from "./tables.ts";
import { compilers, type TypeCheck, typeCheck } from "./type-check.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    jobs: { type: "string", default: "1000" },
    compilers: { type: "string", default: compilers.map(({ name }) => name).join() },
  },
});
const rounds = Number(values.rounds);
const jobs = Number(values.jobs);
const chosen = compilers.filter(({ name }) => values.compilers.split(",").includes(name));

await inScratchFolder("types", async (scratch) => {
  const { inProgram, declared } = await prepare(scratch, jobs, buildPackage(join(scratch, "package")));
  console.log(machine());
  const versions = [...new Set(chosen.map((one) => one.package))].map(
    (name) => `TypeScript ${ownVersion(name)}`,
  );
  console.log([...versions, `zod ${ownVersion("zod")}`].join(", "));
  await compare("with the manifest in the program", inProgram);
  await compare("with declarations alone", declared);
});

async function compare(title: string, programs: readonly TypedProgram[]): Promise<void> {
  const measured = chosen.map((compiler) => ({ compiler, done: [] as Round[] }));
  for (let round = 1; round <= rounds; round += 1) {
    for (const { compiler, done } of measured) {
      const checks = new Map<string, TypeCheck>();
      for (const { name, tsconfig } of programs) {
        console.error(`round ${round} of ${rounds}, ${title}: ${name} by TypeScript ${compiler.name}`);
        checks.set(name, await typeCheck(compiler, tsconfig));
      }
      done.push(checks);
    }
  }
  console.log(`\n${jobs} jobs and ${jobs} calls, ${title}; median of ${rounds} rounds:`);
  console.table(measured.flatMap(({ compiler, done }) => typesTable(compiler.name, done)));
}
