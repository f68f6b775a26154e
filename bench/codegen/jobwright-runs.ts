import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Measured, runMeasured } from "../run-measured.ts";
import { installJobwright, routerFile, writeSampleProject } from "../sample-project.ts";

/** What is measured of the command line, by what it is called in the tables. */
export const jobwrightRuns = {
  cold: "codegen, empty output",
  unchanged: "codegen, no change",
  oneChanged: "codegen, one job changed",
  check: "--check after a run",
  freshCheck: "--check, fresh clone",
} as const;

/** Node alone, which evaluates the manifest: what nothing that loads it can be faster than. */
export const floor = "node jobs.manifest.ts";

/**
 * Measures each of our runs once, in the order in which a user meets them, in a new project: nothing is cached at first,
 * not even Node's compiled code. The fresh clone has the sources and the output, and nothing else.
 *
 * @param folder where the project is made, new and left where it is: for minutes after files were deleted, ext4 takes ten
 * times as long to create others beside them
 * @param commandLine the path of the built package's command line
 */
export async function measureJobwright(
  folder: string,
  count: number,
  commandLine: string,
): Promise<ReadonlyMap<string, Measured>> {
  const installed = join(dirname(commandLine), "../..");
  const project = join(folder, "project");
  const clone = join(folder, "clone");
  const temporary = [join(folder, "temporary"), join(folder, "temporary-clone")] as const;
  const run = (cwd: string, temporary: string, ...args: readonly string[]): Promise<Measured> =>
    runMeasured({ command: process.execPath, args, cwd, temporary });
  const codegen = (): Promise<Measured> => run(project, temporary[0], commandLine, "codegen");
  for (const path of temporary) mkdirSync(path, { recursive: true });
  writeSampleProject(project, count, installed);
  const measured = new Map<string, Measured>();
  measured.set(floor, await run(project, temporary[0], "jobs.manifest.ts"));
  measured.set(jobwrightRuns.cold, await codegen());
  measured.set(jobwrightRuns.unchanged, await codegen());
  measured.set(jobwrightRuns.check, await run(project, temporary[0], commandLine, "codegen", "--check"));
  cloneProject(project, clone, installed);
  measured.set(jobwrightRuns.freshCheck, await run(clone, temporary[1], commandLine, "codegen", "--check"));
  changeOneJob(project);
  measured.set(jobwrightRuns.oneChanged, await codegen());
  return measured;
}

/** What a version control system keeps: no installed package, no cache. */
function cloneProject(project: string, clone: string, installed: string): void {
  const isKept = (path: string): boolean => !["node_modules", ".jobwright"].includes(basename(path));
  cpSync(project, clone, { recursive: true, filter: isKept });
  installJobwright(clone, installed);
}

function changeOneJob(project: string): void {
  const file = join(project, routerFile("router0"));
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace("z.object({", "z.object({ changed: z.string(),"));
}
