import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { codeBlocks, commandsIn } from "./code-blocks.ts";
import { run } from "./scratch-project.ts";

const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync("package.json", "utf8"),
);

const commands = [
  "README.md",
  "CONTRIBUTING.md",
  "docs/api.md",
  "docs/manifest.md",
  "docs/semantics.md",
  "docs/migrating.md",
  "docs/performance.md",
]
  .flatMap((file) => commandsIn(codeBlocks(file)))
  .flatMap((line) => line.split(" && "));

test.each(commands.filter((command) => /^npm (run|test)\b/.test(command)))("%s is a script", (command) => {
  const [, first = "", second = ""] = command.split(" ");
  expect(Object.keys(scripts)).toContain(first === "run" ? second : first);
});

test("the README has two commands that set up everything, and they are the first", () => {
  const [first] = codeBlocks("README.md");
  expect(commandsIn(first ? [first] : [])).toEqual(["npm ci && npm run demo", "npm ci && npm test"]);
});

test("a folder that is handed to the tests is there", () => {
  const folders = commands.flatMap((command) => command.match(/^npm test -- (\w\S*)$/)?.[1] ?? []);
  expect(folders).not.toEqual([]);
  for (const folder of folders) expect(existsSync(folder), folder).toBe(true);
});

test("a name that is handed to the tests is one of theirs", () => {
  const names = commands.flatMap((command) => command.match(/ -t "(.+)"$/)?.[1] ?? []);
  expect(names).not.toEqual([]);
  const behaviours = readFileSync("test/conformance/behaviours/retries.ts", "utf8");
  for (const name of names) expect(behaviours).toContain(`"${name}`);
});

test("the command line tells its commands", async () => {
  const { code, stdout } = await run("npm", ["run", "--silent", "jobwright", "--", "--help"], ".");
  expect(code).toBe(0);
  expect(stdout).toContain("codegen");
});
