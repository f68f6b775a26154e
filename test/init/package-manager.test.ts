import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { surveyProject } from "../../generator/init/project.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function projectWith(files: Readonly<Record<string, string>>, below = "."): string {
  const root = mkdtempSync(join(tmpdir(), "jobwright-manager-"));
  folders.push(root);
  mkdirSync(join(root, below), { recursive: true });
  for (const [path, text] of Object.entries({ [join(below, "package.json")]: "{}", ...files })) {
    writeFileSync(join(root, path), text);
  }
  return join(root, below);
}

function commands(folder: string, userAgent?: string) {
  const { packageManager: manager } = surveyProject(folder, userAgent);
  return [
    manager.install(["zod@4"], true),
    manager.script("worker"),
    manager.exec("jobwright", "codegen"),
  ].map((words) => words.join(" "));
}

test.each([
  ["package-lock.json", "npm install --save-dev zod@4", "npm run worker", "npx jobwright codegen"],
  ["pnpm-lock.yaml", "pnpm add -D zod@4", "pnpm run worker", "pnpm exec jobwright codegen"],
  ["yarn.lock", "yarn add -D zod@4", "yarn run worker", "yarn run jobwright codegen"],
  ["bun.lock", "bun add -d zod@4", "bun run worker", "bunx jobwright codegen"],
])("a project with a %s is told what its package manager understands", (lockFile, ...expected) => {
  expect(commands(projectWith({ [lockFile]: "" }))).toEqual(expected);
});

test("packageManager in package.json decides over a lock file", () => {
  const folder = projectWith({ "package.json": '{ "packageManager": "pnpm@10.2.0" }', "yarn.lock": "" });
  expect(commands(folder)[1]).toBe("pnpm run worker");
});

test("a package of a workspace has its root's package manager", () => {
  const folder = projectWith(
    { "package.json": '{ "workspaces": ["packages/*"] }', "yarn.lock": "" },
    "packages/jobs",
  );
  expect(commands(folder)[1]).toBe("yarn run worker");
});

test("the root of a pnpm workspace takes packages only when told that it is meant", () => {
  const folder = projectWith({ "pnpm-workspace.yaml": "", "pnpm-lock.yaml": "" });
  expect(commands(folder)[0]).toBe("pnpm add -w -D zod@4");
});

test("where nothing tells, it is the one that runs the program, else npm", () => {
  expect(commands(projectWith({}), "pnpm/10.2.0 npm/? node/v22.18.0 linux x64")[1]).toBe("pnpm run worker");
  expect(commands(projectWith({}), "deno/2")[1]).toBe("npm run worker");
  expect(commands(projectWith({}))[1]).toBe("npm run worker");
});
