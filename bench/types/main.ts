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
import { type Round, typesTable } from "./tables.ts";
import { compilers, typeCheck } from "./type-check.ts";

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
  console.log(
    `${[...new Set(compilers.map((one) => one.package))].map((name) => `TypeScript ${ownVersion(name)}`).join(", ")}, zod ${ownVersion("zod")}`,
  );
  for (const [title, programs] of [
    ["with the manifest in the program", inProgram],
    ["with declarations alone", declared],
  ] as const) {
    const measured = chosen.map((compiler): { compiler: typeof compiler; rounds: Round[] } => ({
      compiler,
      rounds: [],
    }));
    for (let round = 1; round <= rounds; round += 1) {
      for (const { compiler, rounds: done } of measured) {
        const checks = new Map();
        for (const { name, tsconfig } of programs) checks.set(name, await typeCheck(compiler, tsconfig));
        done.push(checks);
      }
      console.error(`${title}: round ${round} of ${rounds}`);
    }
    console.log(`\n${jobs} jobs and ${jobs} calls, ${title}; median of ${rounds} rounds:`);
    console.table(measured.flatMap(({ compiler, rounds: done }) => typesTable(compiler.name, done)));
  }
});
