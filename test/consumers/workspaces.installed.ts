import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeBlocks } from "../docs/code-blocks.ts";
import { pack } from "../docs/pack.ts";
import { run } from "../docs/scratch-project.ts";
import { managers, registryEnvironment } from "./package-managers.ts";

/** The workspace of docs/workspaces.md. */
const blocks = codeBlocks("docs/workspaces.md").filter(({ remark }) => remark === "");

let temporary: string;
let tarball: string;
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "jobwright-workspaces-"));
  tarball = await pack(temporary);
  Object.assign(process.env, await registryEnvironment());
});
afterAll(() => rm(temporary, { recursive: true, force: true }));

const [pnpm, , yarn] = managers;

test.each([
  {
    name: "npm",
    install: ["npm", "install", "--no-audit", "--no-fund"],
    files: {},
    edit: (text: string) => text,
  },
  {
    name: "pnpm",
    install: ["node", `${pnpm?.program}`, "install"],
    files: { "pnpm-workspace.yaml": "packages:\n  - packages/*\n" },
    edit: (text: string) => text.replace(/("@shop\/[\w-]+": )"1.0.0"/g, '$1"workspace:*"'),
  },
  {
    name: "yarn",
    install: ["node", `${yarn?.program}`, "install"],
    files: yarn?.files ?? {},
    edit: (text: string) => text.replace('"pg": ', '"@opentelemetry/api": "^1.9.0", "pg": '),
  },
])("the workspace of the documentation is installed by $name, generated, built and run", async (manager) => {
  const { name, install, edit } = manager;
  const folder = join(temporary, name);
  const files: Record<string, string> = { ...manager.files };
  for (const { title, text } of blocks) {
    if (title === undefined) continue;
    const isPackage = title.endsWith("package.json");
    files[title] = isPackage
      ? edit(text).replaceAll('"jobwright": "*"', `"jobwright": "file:${tarball}"`)
      : text;
  }
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  const [program = "", ...given] = install;
  const bin = (path: string) => [process.execPath, join("node_modules", path)] as const;
  for (const [command, ...rest] of [
    [program, ...given],
    [...bin("jobwright/dist/generator/bin.js"), "codegen"],
    [...bin("typescript/bin/tsc"), "-b"],
  ]) {
    const { code, stdout, stderr } = await run(command ?? "", rest, folder);
    expect(code, `${command} ${rest.join(" ")}\n${stdout}${stderr}`).toBe(0);
  }
  const ran = await run(process.execPath, ["packages/worker/dist/main.js"], folder);
  expect(ran).toEqual({ code: 0, stdout: "{ text: 'Welcome, Ada!' }\n", stderr: "" });
});
