import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type CodeBlock, codeBlocks } from "./code-blocks.ts";
import { type ScratchProject, scratchProject } from "./scratch-project.ts";

const blocks = codeBlocks("README.md");
const isRemark = (remark: string) => (block: CodeBlock) =>
  block.title !== undefined && block.remark === remark;
const titled = blocks.filter(isRemark(""));

// Compilers and the command line are started many times over.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

let project: ScratchProject;
beforeAll(async () => {
  project = await scratchProject();
  await project.write(Object.fromEntries(titled.map(({ title, text }) => [title, text])));
  const { code, stderr } = await project.jobwright("codegen");
  expect({ code, stderr }).toMatchObject({ code: 0 });
});
afterAll(() => project.remove());

test("the first manifest has twelve lines", () => {
  expect(
    blocks
      .find(({ title }) => title === "jobs.manifest.ts")
      ?.text.trimEnd()
      .split("\n"),
  ).toHaveLength(12);
});

test("all files of the quick start compile", async () => {
  expect(await project.typecheck()).toBe("");
});

test("the wrong payload gives the compile error that is shown", async () => {
  const wrong = blocks.find(isRemark("fails"));
  await project.write({ "signup.ts": wrong?.text ?? "" });
  const complaints = await project.typecheck();
  await project.write({ "signup.ts": "" });
  expect(complaints).toBe(blocks.find(({ title }) => title === "tsc")?.text);
});

test("each of the lines that choose a backend compiles", async () => {
  const text = blocks.find(isRemark("alternative"))?.text ?? "";
  const calls = [...text.matchAll(/= ((pgBoss|bullmq|embedded)\(.*\);)$/gm)];
  expect(calls).toHaveLength(3);
  const modules: Readonly<Record<string, string>> = {
    pgBoss: "pg-boss",
    bullmq: "bullmq",
    embedded: "embedded",
  };
  await project.write({ "alternative.ts": text });
  for (const [, call, name = ""] of calls) {
    await project.write({
      [`alternative-${name}.ts`]: `import { ${name} } from "jobwright/${modules[name]}";\nexport const backend = ${call}\n`,
    });
  }
  expect(await project.typecheck()).toBe("");
});

test("the fragments compile with the imports of the first manifest", async () => {
  const fragments = blocks.filter(({ language, title }) => language === "ts" && title === undefined);
  expect(fragments).toHaveLength(1);
  const imports = 'import { defineJob } from "jobwright";\nimport * as z from "zod";\n';
  for (const [index, { text }] of fragments.entries()) {
    await project.write({ [`fragment-${index}.ts`]: `${imports}${text}export {};\n` });
  }
  expect(await project.typecheck()).toBe("");
});

describe("what codegen writes", () => {
  test("is what the table says", async () => {
    const { stdout } = await project.jobwright("codegen", "--check");
    const listed = [...readFileSync("README.md", "utf8").matchAll(/^\| `generated\/([\w./]+)`/gm)];
    const record = readFileSync(`${project.folder}/generated/.jobwright.json`, "utf8");
    expect(listed.length, stdout).toBeGreaterThan(4);
    for (const [, path = ""] of listed) expect(record).toContain(`"${path}`);
  });

  test("--check gives exit code 3 and names the file when the manifest has changed", async () => {
    const manifest = titled.find(({ title }) => title === "jobs.manifest.ts")?.text ?? "";
    expect((await project.jobwright("codegen", "--check")).code).toBe(0);
    await project.write({ "jobs.manifest.ts": manifest.replace("name: z.string()", "title: z.string()") });
    for (const [mode, code] of [
      ["--check", 3],
      ["--dry-run", 0],
    ] as const) {
      const finished = await project.jobwright("codegen", mode);
      expect({ mode, ...finished }).toMatchObject({ mode, code });
      expect(finished.stdout).toContain("generated/jobs/emails/sendWelcomeEmail.ts");
    }
    await project.write({ "jobs.manifest.ts": manifest });
  });
});

test.each([
  ["list", "emails.sendWelcomeEmail"],
  ["explain", "Rename one of the two."],
])("jobwright %s shows what the README says", async (command, shown) => {
  const given = readFileSync("README.md", "utf8").match(new RegExp(`npx jobwright (${command}.*?)\``))?.[1];
  const { code, stdout } = await project.jobwright(...(given ?? "").split(" "));
  expect(code).toBe(0);
  expect(stdout).toContain(shown);
});
