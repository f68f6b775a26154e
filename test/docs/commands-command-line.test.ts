import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { shell } from "../cli/shell.ts";
import { smallProject } from "../generator/small-project.ts";
import { codeBlocks } from "./code-blocks.ts";

const file = "docs/command-line.md";
const blocks = codeBlocks(file);
const pages = blocks.flatMap(({ title }) => (title?.endsWith(" --help") ? [title] : []));

/** After a change of options, `UPDATE_GOLDEN=1 npm run test:programs -- test/docs/commands` writes the pages anew. */
test("every page of help is in the document as it is printed", { timeout: 120_000 }, async () => {
  using project = smallProject();
  for (const title of pages) {
    const { stdout } = await shell(project, title);
    const [before = "", rest = ""] = readFileSync(file, "utf8").split(`\`\`\`text title="${title}"\n`);
    const end = rest.indexOf("```");
    const page = `${stdout.trimEnd()}\n`;
    if (process.env.UPDATE_GOLDEN)
      writeFileSync(file, `${before}\`\`\`text title="${title}"\n${page}${rest.slice(end)}`);
    else expect(rest.slice(0, end), title).toBe(page);
  }
});

test("there is a page for every command", async () => {
  using project = smallProject();
  const { stdout } = await shell(project, "jobwright --help");
  const [, list = ""] = stdout.split("\nCommands:\n");
  const [lines = ""] = list.split("\n\n");
  const commands = [...lines.matchAll(/^ {2}jobwright (\w+)/gm)].map(([, name]) => name);
  expect(pages).toEqual(["jobwright --help", ...commands.map((name) => `jobwright ${name} --help`)]);
});

test("every command of the document does what is said of it", { timeout: 120_000 }, async () => {
  const lines = blocks
    .filter(({ language }) => language === "sh")
    .flatMap(({ text }) => text.trim().split("\n"));
  const workflow = blocks.find(({ language }) => language === "yaml")?.text ?? "";
  const steps = [...workflow.matchAll(/- run: (npx .*)/g)].map(([, line = ""]) => line);
  using project = smallProject();
  const home = { HOME: project.folder, npm_config_cache: project.path(".npm"), npm_config_offline: "true" };
  // npx finds the same program, in ten times the time: once will do.
  for (const line of [...lines.map((text) => text.replace(/^npx /, "")), ...steps])
    expect(await shell(project, line, home), line).toMatchObject({ code: 0 });
  project.write("generated/index.ts", "// mine\n");
  for (const line of steps) expect(await shell(project, line, home), line).toMatchObject({ code: 3 });
  expect(project.read(".bashrc")).toContain("complete -o default -F _jobwright jobwright");
  expect(JSON.parse(project.read("jobs.json"))).toMatchObject({ command: "list", ok: true });
});
