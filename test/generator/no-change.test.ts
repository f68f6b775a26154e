import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { CommandResult, Project } from "./project.ts";
import { config, manifest, smallProject } from "./small-project.ts";

const jobs = manifest({ jobs: ["cleanup"] });
/** Two jobs whose schemas the project's own files and a package of its own give. */
const importing = `import { defineJob, defineManifest } from "jobwright";
import * as z from "zod";
import { limit } from "limits";
import { note } from "./notes.ts";
const payload = z.object({ text: z.string().max(limit), link: z.url() });
export default defineManifest({ name: "small", jobs: [defineJob({ name: "cleanup", description: note, payload })] });
`;
const importedFiles = {
  "jobs.manifest.ts": importing,
  "notes.ts": 'export const note = "A note.";\n',
  "node_modules/limits/package.json": '{ "name": "limits", "type": "module", "exports": "./index.js" }',
  "node_modules/limits/index.js": 'export { limit } from "./limit.js";\n',
  "node_modules/limits/limit.js": "export const limit = 10;\n",
};

describe("a run after which nothing changed", () => {
  test("is known to have nothing to do, loads neither schemas nor compiler, and says the same warnings", async () => {
    using project = smallProject(importedFiles);
    const first = await project.run("codegen");
    expect(first.stderr).toContain("SCHEMA_URL");
    for (const args of [["codegen"], ["codegen", "--check"], ["codegen", "--dry-run"]]) {
      const { packages, result } = await observed(project, ...args);
      expect(packages).not.toContain("zod");
      expect(packages).not.toContain("ts-morph");
      expect(result).toMatchObject({ code: 0, stdout: "Up to date: 10 files.\n", stderr: first.stderr });
    }
  });

  test("leaves no file of its own where it may not write", async () => {
    using project = smallProject();
    await project.run("codegen", "--check");
    await project.run("codegen", "--dry-run");
    expect(project.exists("node_modules/.cache")).toBe(false);
  });

  test("is done in full where the cache is damaged", async () => {
    using project = smallProject({ "jobs.manifest.ts": jobs });
    await project.run("codegen");
    const [cache = ""] = knownResults(project);
    const whole = readFileSync(cache, "utf8");
    const damages = ["", "{", "null", whole.replace('"unchanged":10', '"unchanged":99')];
    for (const damaged of damages) {
      writeFileSync(cache, damaged);
      expect(await project.run("codegen", "--check")).toMatchObject({
        code: 0,
        stdout: "Up to date: 10 files.\n",
      });
    }
  });
});

describe("a run after a change is done in full: a change of", () => {
  test.each<readonly [string, (project: Project) => void, object]>([
    [
      "a file that the manifest imports",
      (project) => project.write("notes.ts", 'export const note = "Another.";\n'),
      { stdout: expect.stringContaining("updated  generated/jobs/cleanup.ts") },
    ],
    [
      "a package that the manifest imports",
      (project) => project.write("node_modules/limits/limit.js", "export const limit = 20;\n"),
      { stdout: expect.stringContaining("updated  generated/schemas/cleanup.schema.json") },
    ],
    [
      "the config",
      (project) =>
        project.write(
          "jobwright.config.ts",
          config.replace("out:", 'schemas: { base: "https://example.com" }, out:'),
        ),
      { stdout: expect.stringContaining("updated  generated/schemas/cleanup.schema.json") },
    ],
    [
      "the compiler's settings, by a file that was not there",
      (project) =>
        project.write("tsconfig.json", '{ "compilerOptions": { "module": "nodenext", "strict": true } }'),
      { stdout: expect.stringContaining("updated  generated/client.ts") },
    ],
    [
      "the output",
      (project) => project.write("generated/worker.ts", "// mine\n"),
      { stdout: expect.stringContaining("restored generated/worker.ts") },
    ],
    [
      "the output's files",
      (project) => project.write("generated/mine.ts", "// mine\n"),
      { stderr: expect.stringContaining("FILE_KEPT: generated/mine.ts") },
    ],
    [
      "a handler",
      (project) => project.write("handlers/cleanup.ts", "export const handle = async () => {};\n"),
      { stderr: expect.stringContaining("handlers/cleanup.ts") },
    ],
    [
      "the handlers' files",
      (project) => rmSync(project.path("handlers/cleanup.ts")),
      { stdout: expect.stringMatching(/^stub +handlers\/cleanup\.ts$/m) },
    ],
  ])("%s", async (_, change, expected) => {
    using project = smallProject(importedFiles);
    await project.run("codegen");
    change(project);
    expect(await project.run("codegen")).toMatchObject(expected);
  });
});

test.each([
  ["the clock", "default(new Date().toISOString())", ""],
  ["chance", "default(String(Math.random()))", ""],
  [
    "a file",
    "default(String(data.length))",
    'import { readFileSync } from "node:fs";\nconst data = readFileSync("data.txt", "utf8");\n',
  ],
  ["the language of the machine", "default((1234.5).toLocaleString())", ""],
])("nothing is known of a manifest that depends on %s", async (_, rest, first) => {
  using project = smallProject({
    "jobs.manifest.ts": first + jobs.replaceAll("userId: z.string()", `userId: z.string().${rest}`),
    "data.txt": "data",
  });
  await project.run("codegen");
  expect(knownResults(project)).toEqual([]);
});

/** Runs with Node's own list of what it loaded. */
async function observed(
  project: Project,
  ...args: readonly string[]
): Promise<{ readonly result: CommandResult; readonly packages: ReadonlySet<string | undefined> }> {
  const folder = project.path("node_modules/.coverage");
  const result = await project.runWith({ NODE_V8_COVERAGE: folder }, ...args);
  const packages = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .flatMap((text) => [...text.matchAll(/node_modules\/((?:@[^/"]+\/)?[^/"]+)\//g)])
    .map(([, name]) => name);
  rmSync(folder, { recursive: true });
  return { result, packages: new Set(packages) };
}

/** Beside them lie the hashes of what was printed. */
function knownResults(project: Project): readonly string[] {
  const folder = project.path("node_modules/.cache/jobwright");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => /^[0-9a-f]+\.json$/.test(file))
    .map((file) => join(folder, file));
}
