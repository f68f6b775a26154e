import { symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run, type ScratchProject, scratchProject } from "../docs/scratch-project.ts";
import { compile, compilers } from "../types/compile.ts";
import { type Kind, kinds } from "./kinds.ts";
import { runUntil } from "./run-until.ts";

/** A worker's process takes seconds to start: most are left to the run that tries every compiler. */
const everything = process.env.JOBWRIGHT_COMPILERS === "every";

let scratch: ScratchProject;
beforeAll(async () => {
  scratch = await scratchProject();
  symlinkSync(resolve("node_modules/typescript"), join(scratch.folder, "node_modules/typescript"));
});
afterAll(() => scratch.remove());

/** A project of its own, below the folder that has the packages; init has run there. */
async function setUp({ name, files, flags = [] }: Kind): Promise<string> {
  const place = name.replaceAll(/\W+/g, "-");
  const inPlace = Object.entries(files).map(([path, text]) => [join(place, path), text]);
  await scratch.write(Object.fromEntries(inPlace));
  const folder = join(scratch.folder, place);
  const program = join(scratch.folder, "node_modules/jobwright/dist/generator/bin.js");
  const given = [program, "init", "--yes", "--no-install", ...flags];
  const result = await run(process.execPath, given, folder);
  expect(result).toMatchObject({ code: 0, stderr: "" });
  return folder;
}

describe.each(kinds)("in $name", (kind) => {
  test("what init makes passes the type check, and runs", { timeout: 120_000 }, async () => {
    const folder = await setUp(kind);
    for (const compiler of compilers) expect(await compile(compiler, folder, "--noEmit")).toEqual([]);
    if (kind.runs === "nowhere" || !(kind.alwaysRuns || everything)) return;
    if (kind.runs === "built") expect(await compile("typescript", folder)).toEqual([]);
    const program = (name: string): string =>
      kind.runs === "built" ? `dist/jobs/${name}.js` : join(kind.jobs, `${name}.ts`);
    const published = await run(process.execPath, [program("publish")], folder);
    expect(published).toMatchObject({ code: 0, stderr: "" });
    const id = /^published (\S+)$/m.exec(published.stdout)?.[1];
    const worked = await runUntil([process.execPath, program("worker")], folder, /^completed .*$/m);
    expect(worked).toMatchObject({ code: 0, stderr: "" });
    expect(worked.stdout).toContain("mail to ada@example.com: Welcome, Ada!");
    expect(worked.stdout).toContain(`completed emails.sendWelcomeEmail ${id}`);
  });
});
