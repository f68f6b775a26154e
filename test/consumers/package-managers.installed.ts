import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, test } from "vitest";
import { pack } from "../docs/pack.ts";
import { followQuickStart } from "../docs/quick-start-steps.ts";
import { managers, type PackageManager, registryEnvironment } from "./package-managers.ts";

let temporary: string;
let tarball: string;
let environment: Readonly<Record<string, string>>;
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "jobwright-managers-"));
  tarball = await pack(temporary);
  environment = await registryEnvironment();
});
afterAll(() => rm(temporary, { recursive: true, force: true }));

test.each(managers)("the quick start ends in a job that ran with $name", async (manager) => {
  const folder = join(temporary, manager.name.replaceAll(/\W/g, "-"));
  await mkdir(folder);
  for (const [file, content] of Object.entries(manager.files ?? {}))
    await writeFile(join(folder, file), content);
  await followQuickStart(folder, (line) => commandOf(manager, line), environment);
});

/** A line of the README, which is for npm, in another package manager's words. */
function commandOf(manager: PackageManager, line: string): string {
  const program = `node ${manager.program}`;
  return line
    .replace(
      "npm install --save-dev typescript",
      `npm install --save-dev ${manager.typescript ?? "typescript"}`,
    )
    .replace("npm install --save-dev", `${program} ${manager.addForDevelopment}`)
    .replace("npm install jobwright", `${program} ${manager.add} jobwright@file:${tarball}`)
    .replace("npx", `${program} ${manager.run}`)
    .replace(/^node (?=\w+\.ts)/, manager.node === undefined ? "node " : `${program} ${manager.node} `);
}
