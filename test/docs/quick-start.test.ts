import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, test } from "vitest";
import { pack } from "./pack.ts";
import { followQuickStart } from "./quick-start-steps.ts";

let temporary: string;
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "jobwright-quick-start-"));
});
afterAll(() => rm(temporary, { recursive: true, force: true }));

test("the quick start, followed to the letter with the packed package, ends in a job that ran", {
  timeout: 300_000,
}, async () => {
  const tarball = await pack(temporary);
  const project = join(temporary, "my-shop");
  await mkdir(project);
  await followQuickStart(project, (line) => line.replace("npm install jobwright", `npm install ${tarball}`));
});
