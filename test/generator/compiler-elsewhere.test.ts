import { afterAll, beforeAll, expect, test } from "vitest";
import { codegen } from "../../generator/codegen.ts";
import { CompilerElsewhere } from "../../generator/compiler/compiler-elsewhere.ts";
import { compilerWork } from "../../generator/compiler/compiler-work.ts";
import type { ResolvedConfig } from "../../generator/resolved-config.ts";
import { DiagnosticError } from "../../schema/diagnostics/diagnostic.ts";
import type { WholeFile } from "../../templates/template.ts";
import { resolvedConfig } from "./planned.ts";
import { createProject, type Project } from "./project.ts";

/** More than what is done in one thread. */
const jobs = Array.from({ length: 120 }, (_, at) => `job${at}: defineJob({ payload: z.object({}) }),`);
const description = "Much to say. ".repeat(60);
const config = `import { defineConfig } from "jobwright/config";
export default defineConfig({ manifest: "./jobs.manifest.ts", out: "./generated" });\n`;
const manifest = `import { defineJob, defineManifest, defineRouter } from "jobwright";
import * as z from "zod";
const large = defineRouter({ namespace: "large", jobs: {
${jobs.map((job) => job.replace("payload", `description: "${description}", payload`)).join("\n")}
} });
export default defineManifest({ name: "large", routers: [large] });\n`;

let project: Project;
const elsewhere = new CompilerElsewhere();
beforeAll(() => {
  project = createProject({
    "jobwright.config.ts": config,
    "jobs.manifest.ts": manifest,
    "tsconfig.json": '{ "compilerOptions": { "module": "nodenext" } }',
  });
});
afterAll(async () => {
  await elsewhere.stop();
  project[Symbol.dispose]();
});

test("another thread says what this one would", async () => {
  const { folder } = project;
  const paths: ResolvedConfig = { ...resolvedConfig(folder), importExtension: "auto" };
  expect(await elsewhere.layoutOf(paths)).toEqual(await compilerWork.layoutOf(paths));
  expect(await elsewhere.layoutOf(paths)).toMatchObject({ importExtension: ".js" });
  expect(await elsewhere.tsconfigFiles([folder])).toEqual([project.path("tsconfig.json")]);
  const source: WholeFile = { kind: 36, statements: [{ kind: 38, name: "Id", type: "string" }] };
  const print = await elsewhere.loadPrinter();
  expect(await print(source)).toBe("type Id = string;\n");
});

test("what fails there fails here, and the answers keep their order", async () => {
  const print = await elsewhere.loadPrinter();
  const alias = (name: string): WholeFile => ({ kind: 36, statements: [{ kind: 38, name, type: "1" }] });
  const texts = ["A", "B", "C"].map((name) => print(alias(name)));
  const fault = print({ kind: 36, statements: [{ kind: -1 }] });
  await expect(fault).rejects.toThrow(/not implemented/i);
  expect(await Promise.all(texts)).toEqual(["A", "B", "C"].map((name) => `type ${name} = 1;\n`));
  expect(await print(alias("D"))).toBe("type D = 1;\n");
});

test("a large manifest's output is what one thread makes of it", async () => {
  const written = await codegen({ cwd: project.folder, config: undefined, write: true });
  expect(written.changes.length).toBeGreaterThan(240);
  project.write("jobs.manifest.ts", `${manifest}\n// refine makes one thread do all of it\n`);
  const again = await codegen({ cwd: project.folder, config: undefined, write: false });
  expect(again.changes).toEqual([]);
});

test("a problem of the layout is a diagnostic, though a thread found it", async () => {
  project.write("packages/lib/package.json", '{ "name": "lib" }');
  project.write("package.json", '{ "name": "app", "type": "module" }');
  const split = { ...resolvedConfig(project.folder), client: project.path("packages/lib/generated") };
  const failure: unknown = await elsewhere.layoutOf(split).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(DiagnosticError);
  expect(failure).toEqual(await compilerWork.layoutOf(split).catch((error: unknown) => error));
});
