import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeBlocks } from "../docs/code-blocks.ts";
import { run } from "../docs/scratch-project.ts";
import { runUntil } from "./run-until.ts";

let temporary: string;
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "jobwright-getting-started-"));
});
afterAll(() => rm(temporary, { recursive: true, force: true }));

test("the packed package, installed in an empty folder, is set up by init and works a job", {
  timeout: 300_000,
}, async () => {
  const tarball = await pack();
  const project = join(temporary, "my-shop");
  await mkdir(project);
  const [steps] = codeBlocks("docs/getting-started.md").filter(({ language }) => language === "sh");
  const commands = (steps?.text ?? "").trimEnd().split("\n");
  let output = "";
  for (const command of commands) {
    const words = command
      .replace("npm install jobwright", `npm install --prefer-offline --no-audit ${tarball}`)
      .split(" ");
    const isWorker = command === "npm run worker";
    const finished = isWorker
      ? await runUntil(words, project, /^completed .*\n/m)
      : await run(words[0] ?? "", words.slice(1), project);
    expect({ command, ...finished }).toMatchObject({ code: isWorker ? null : 0 }); // npm itself dies of the interrupt
    output += finished.stdout;
  }
  const published = /^published (\S+)$/m.exec(output)?.[1];
  expect(output).toContain(`completed emails.sendWelcomeEmail ${published}`);
  expect(await run("npm", ["run", "codegen:check"], project)).toMatchObject({ code: 0 });
  expect((await run("npx", ["tsc"], project)).stdout).toBe("");
  const { dependencies } = JSON.parse(await readFile(join(project, "package.json"), "utf8"));
  expect(Object.keys(dependencies)).toEqual(["@electric-sql/pglite", "jobwright", "pg", "pg-boss", "zod"]);
});

async function pack(): Promise<string> {
  expect(await run("npm", ["pack", "--pack-destination", temporary], ".")).toMatchObject({ code: 0 });
  const [name = ""] = (await readdir(temporary)).filter((file) => file.endsWith(".tgz"));
  return join(temporary, name);
}
