import { describe, expect, test } from "vitest";
import { loadConfig } from "../../generator/load-config.ts";
import { createProject } from "./project.ts";
import { config, manifest, smallProject } from "./small-project.ts";

describe("the config", () => {
  test.each(["jobwright.config.mjs", "jobwright.config.js", "jobwright.config.ts"])(
    "may be %s",
    async (name) => {
      using project = createProject({ [name]: config, "jobs.manifest.ts": manifest({ jobs: ["cleanup"] }) });
      expect(await project.run("codegen", "--dry-run")).toMatchObject({ code: 0 });
    },
  );

  test.each([
    ["no type", "{}"],
    ["the type commonjs", '{ "type": "commonjs" }'],
  ])("may be in a package of %s, as the manifest may, without a word of Node's", async (_, json) => {
    using project = smallProject({ "package.json": json });
    expect(await project.run("codegen")).toMatchObject({ code: 0, stderr: "" });
  });

  test("may be named, and its paths are relative to its folder", async () => {
    using project = createProject({
      "packages/jobs/work.config.ts": config,
      "packages/jobs/jobs.manifest.ts": manifest({ jobs: ["cleanup"] }),
    });
    expect(await project.run("codegen", "--config", "packages/jobs/work.config.ts")).toMatchObject({
      code: 0,
    });
    expect(project.exists("packages/jobs/generated/client.ts")).toBe(true);
  });

  test("may lie in a folder that is named relative to this one, where jiti loads its manifest too", async () => {
    using project = createProject({
      "packages/jobs/jobwright.config.ts": config,
      "packages/jobs/jobs.manifest.ts": `import "./limits";\n${manifest({ jobs: ["cleanup"] })}`,
      "packages/jobs/limits.ts": "export {};\n",
    });
    expect(await project.run("codegen", "--cwd", "packages/jobs")).toMatchObject({ code: 0, stderr: "" });
    expect(project.exists("packages/jobs/generated/client.ts")).toBe(true);
  });

  test("is asked for where there is none", async () => {
    using project = createProject({});
    expect(await project.run("codegen")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("CONFIG_MISSING"),
    });
  });

  test("has all its problems reported, with what was probably meant", async () => {
    using project = createProject({
      "jobwright.config.ts":
        'export default { manifset: "./jobs.manifest.ts", target: "kafka", schemas: { drafts: ["04"] } };',
    });
    const { code, stderr } = await project.run("codegen");
    expect(code).toBe(1);
    expect(stderr).toMatch(/KEY_UNKNOWN.*manifset.*Did you mean manifest\?/);
    expect(stderr).toMatch(/CONFIG_INVALID \[target\]/);
    expect(stderr).toMatch(/CONFIG_INVALID \[schemas\.drafts\[0\]\]/);
    expect(stderr).toMatch(/CONFIG_INVALID \[out\]/);
  });
});

describe("the config's path", () => {
  test.each(["manifest", "context", "backend"])("%s must be a file's", async (path) => {
    using project = smallProject({
      "jobwright.config.ts": `export default { manifest: "./jobs.manifest.ts", out: "./generated", ...{ ${path}: "./absent.ts" } };`,
    });
    expect(await project.run("codegen")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`CONFIG_PATH [${path}]: ${path}: there is no file absent.ts.`),
    });
  });
});

describe("the manifest", () => {
  test("may hold what Node cannot run: enums, imports without extension or by alias; jiti loads the same", async () => {
    using native = smallProject();
    using beyond = smallProject({
      "jobs.manifest.ts": `import { size } from "./sizes";
import { colour } from "~/colours";
${manifest({ emails: ["welcome"], jobs: ["cleanup"] })}
export const huge = [size, colour];
`,
      "sizes.ts": "export enum Size { Small, Huge }\nexport const size = Size.Huge;\n",
      "source/colours.ts": 'export const colour = "red";\n',
      "tsconfig.json": `{
        "compilerOptions": { "paths": { "~/*": ["./source/*"] }, "allowImportingTsExtensions": true, "noEmit": true }
      }`,
    });
    await native.run("codegen");
    expect(await beyond.run("codegen")).toMatchObject({ code: 0, stderr: "" });
    for (const file of native.files("generated")) {
      expect(beyond.read(`generated/${file}`), file).toBe(native.read(`generated/${file}`));
    }
  });

  test("that cannot be parsed is reported with the place of the mistake", async () => {
    using project = smallProject({ "jobs.manifest.ts": "export default {\n  name: ;\n};\n" });
    const { code, stderr } = await project.run("codegen");
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^jobs\.manifest\.ts:2:9 error MANIFEST_LOAD: jobs\.manifest\.ts: .*Unexpected token/,
    );
  });

  test("that cannot be parsed is shown at the mistake", async () => {
    using project = smallProject({ "jobs.manifest.ts": "export default {\n  name: ;\n};\n" });
    const { stderr } = await project.run("codegen");
    expect(stderr).toContain("\n  2 |   name: ;\n              ^\n");
  });

  test.each(["./absent.ts", "./absent", "absent-package"])(
    "that imports what is not there, %s, is reported at the import",
    async (specifier) => {
      using project = smallProject({
        "jobs.manifest.ts": `import { a } from "${specifier}";\n${manifest({ jobs: ["cleanup"] })}\nexport const b = a;\n`,
      });
      const { code, stderr } = await project.run("codegen");
      expect(code).toBe(1);
      expect(stderr).toMatch(/^jobs\.manifest\.ts:1:19 error MANIFEST_LOAD: .*Cannot find/);
      expect(stderr).toContain(`  1 | import { a } from "${specifier}";\n${" ".repeat(24)}^\n`);
    },
  );

  test("that throws is reported with its own message and no stack", async () => {
    using project = smallProject({ "jobs.manifest.ts": 'throw new Error("no such table");' });
    const { code, stderr } = await project.run("codegen");
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^jobs\.manifest\.ts:1:7 error MANIFEST_LOAD: jobs\.manifest\.ts: no such table\n/,
    );
    expect(stderr).not.toMatch(/\n +at /);
  });

  test("must be the default export", async () => {
    using project = smallProject({ "jobs.manifest.ts": "export const jobs = [];" });
    expect(await project.run("codegen")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("MANIFEST_INVALID"),
    });
  });

  test("has each problem of a job reported at its place", async () => {
    using project = smallProject({
      "jobs.manifest.ts": manifest({ emails: ["welcome"], jobs: ["cleanup"] }).replace(
        "welcome: defineJob({ payload",
        "welcome: defineJob({\n      options: { attempts: 0 },\n      payload",
      ),
    });
    const { code, stderr } = await project.run("codegen");
    expect(code).toBe(1);
    expect(stderr).toMatch(/^jobs\.manifest\.ts:8:28 error .*emails\.welcome options\.attempts/);
  });
});

describe("a path to nothing is answered with the file that was likely meant:", () => {
  test.each([
    ["./jobs.manifest", "./jobs.manifest.ts"],
    ["./jobs.manifest.js", "./jobs.manifest.ts"],
    ["./job.manifest.ts", "./jobs.manifest.ts"],
  ])("%s", async (written, meant) => {
    using project = smallProject();
    project.write(
      "jobwright.config.ts",
      `export default { manifest: ${JSON.stringify(written)}, out: "./generated" };`,
    );
    await expect(loadConfig(project.folder)).rejects.toMatchObject({
      diagnostics: [{ code: "CONFIG_PATH", path: "manifest", fix: `Write \`manifest: "${meant}"\`.` }],
    });
  });

  test("--config", async () => {
    using project = smallProject();
    await expect(loadConfig(project.folder, "jobwrite.config.ts")).rejects.toMatchObject({
      diagnostics: [{ code: "CONFIG_MISSING", fix: "Write `--config ./jobwright.config.ts`." }],
    });
  });
});
