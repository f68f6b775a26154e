import { expect, test } from "vitest";
import { smallProject } from "../generator/small-project.ts";
import { shell } from "./shell.ts";

/** Tells on stderr what is loaded, by Node's own hooks. */
const preload = `import { registerHooks } from "node:module";
import { writeSync } from "node:fs";
registerHooks({ load(url, context, next) { writeSync(2, url + "\\n"); return next(url, context); } });
`;

test.each([
  "jobwright --help",
  "jobwright explain NAME_CLASH",
  "jobwright --get-yargs-completions jobwright publish ''",
])("%s loads yargs, and nothing heavy", async (line) => {
  using project = smallProject({ "preload.mjs": preload });
  await shell(project, "jobwright codegen");
  const { stderr } = await shell(project, line, { NODE_OPTIONS: `--import ${project.path("preload.mjs")}` });
  const urls = stderr.split("\n").filter((url) => url.startsWith("file:"));
  const packages = new Set(urls.flatMap((url) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? []));
  const heavy = [
    "ts-morph",
    "zod",
    "zod-to-json-schema",
    "jiti",
    "diff",
    "@clack/prompts",
    "chokidar",
    "pg-boss",
    "bullmq",
  ];
  expect(packages).toContain("yargs");
  expect(heavy.filter((name) => packages.has(name))).toEqual([]);
  expect(urls.filter((url) => /\/(generator|schema|runtime)\//.test(url)).length).toBeLessThan(80);
});
