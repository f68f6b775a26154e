import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createProject, type Project } from "../generator/project.ts";

const dependencies = { jobwright: "*", zod: "*", "pg-boss": "*", pg: "*", "@electric-sql/pglite": "*" };
const packageJson = `${JSON.stringify({ name: "shop", type: "module", dependencies }, null, 2)}\n`;

/** Every file with its text, or those below a folder. */
function contents(project: Project): Readonly<Record<string, string>> {
  return Object.fromEntries(project.files().map((file) => [file, project.read(file)]));
}

describe("jobwright init", () => {
  test("says what it would do with --dry-run, and does nothing", async () => {
    using project = createProject({ "package.json": packageJson });
    const { code, stdout } = await project.run("init", "--dry-run");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^create jobs\/jobs\.manifest\.ts$/m);
    expect(stdout).toMatch(/^ +\+ {4}"worker": "node jobs\/worker\.ts"$/m);
    expect(stdout).toContain("Nothing was done.");
    expect(contents(project)).toEqual({ "package.json": packageJson });
  });

  test("shows, writes and generates; a second time it finds everything done", async () => {
    using project = createProject({ "package.json": packageJson });
    expect(await project.run("init", "--yes", "--no-install")).toMatchObject({ code: 0 });
    expect(project.exists("jobs/generated/client.ts")).toBe(true);
    expect((await project.run("codegen", "--check")).code).toBe(0);
    const before = contents(project);
    const { code, stdout } = await project.run("init", "--yes", "--no-install");
    expect(code).toBe(0);
    expect(stdout).toContain("Nothing was changed.");
    expect(contents(project)).toEqual(before);
  });

  test("gives one JSON document of what was done", async () => {
    using project = createProject({ "package.json": packageJson });
    const { stdout } = await project.run("init", "--format", "json", "--no-ci", "--backend", "bullmq");
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      outcome: "done",
      changes: expect.arrayContaining([
        { action: "create", path: "jobs/backend.ts" },
        { action: "change", path: "package.json" },
      ]),
      install: [
        "npm install bullmq@~6.7.0 ioredis@6",
        expect.stringContaining("npm install --save-dev typescript"),
      ],
      installed: false,
      generated: true,
    });
    expect(project.read("jobs/backend.ts")).toContain("jobwright/bullmq");
    expect(project.exists(".github")).toBe(false);
    expect(project.exists(".gitignore")).toBe(false);
  });

  test("writes over no file: it names those in the way, and the flag for another folder", async () => {
    using project = createProject({ "package.json": packageJson, "jobs/worker.ts": "export {};\n" });
    const before = contents(project);
    const { code, stderr } = await project.run("init");
    expect(code).toBe(1);
    expect(stderr).toContain("There is jobs/worker.ts already.\n  fix: Name another folder: --dir");
    expect(contents(project)).toEqual(before);
    expect((await project.run("init", "--dir", "./queue/")).code).toBe(0);
    expect(project.exists("queue/generated/client.ts")).toBe(true);
    expect(project.read("jobs/worker.ts")).toBe("export {};\n");
  });

  test.each(["../elsewhere", "/tmp/elsewhere"])(
    "does not set up jobs outside the project, in %s",
    async (dir) => {
      using project = createProject({ "package.json": packageJson });
      const { code, stderr } = await project.run("init", "--dir", dir);
      expect(code).toBe(1);
      expect(stderr).toContain("It must be a folder in the project.");
    },
  );

  test("changes nothing where one file cannot be written", async () => {
    using project = createProject({
      "package.json": packageJson,
      ".github": "a file, where a folder is needed",
    });
    const before = contents(project);
    const { code, stderr } = await project.run("init", "--ci");
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /\.github\/workflows\/jobwright\.yml could not be written: .+ Nothing was changed\./,
    );
    expect(contents(project)).toEqual(before);
    expect(existsSync(project.path("jobs"))).toBe(false);
  });

  test("leaves scripts of other meaning alone, and adds its own under other names", async () => {
    const scripts = { codegen: "graphql-codegen", worker: "node other-worker.js" };
    using project = createProject({
      "package.json": JSON.stringify({ ...JSON.parse(packageJson), scripts }),
    });
    expect((await project.run("init")).code).toBe(0);
    expect(JSON.parse(project.read("package.json")).scripts).toEqual({
      ...scripts,
      "jobs:codegen": "jobwright codegen",
      "codegen:check": "jobwright codegen --check",
      "jobs:worker": "node jobs/worker.ts",
    });
  });

  test("keeps the newlines and the last line of files that it adds to", async () => {
    using project = createProject({
      "package.json": packageJson.replaceAll("\n", "\r\n"),
      ".gitattributes": "*.png binary\r\n*.ts text",
    });
    expect((await project.run("init")).code).toBe(0);
    expect(project.read(".gitattributes")).toBe(
      "*.png binary\r\n*.ts text\r\njobs/generated/** linguist-generated\r\n",
    );
    expect(project.read("package.json").replaceAll("\r\n", "")).not.toContain("\n");
  });

  test("writes no workflow beside those that are there: it says which step they need", async () => {
    using project = createProject({ "package.json": packageJson, ".github/workflows/ci.yml": "name: CI\n" });
    const { stdout } = await project.run("init");
    expect(stdout).toContain("Add this step to a workflow, after its install:");
    expect(stdout).toContain("run: npm run codegen:check");
    expect(project.files(".github")).toEqual(["workflows/ci.yml"]);
    expect((await project.run("init", "--ci")).code).toBe(0);
    expect(project.read(".github/workflows/jobwright.yml")).toContain(
      "      - run: npm run codegen:check".slice(8, 20),
    );
  });

  test("sets up a package of a workspace; its workflow goes to the repository's root", async () => {
    using project = createProject({
      "package.json": '{ "workspaces": ["packages/*"] }',
      "pnpm-lock.yaml": "",
      "packages/jobs/package.json": packageJson,
    });
    execFileSync("git", ["init", "-q"], { cwd: project.folder });
    const { code, stdout } = await project.run("init", "--cwd", "packages/jobs");
    expect(code).toBe(0);
    expect(stdout).toContain("pnpm run worker");
    const workflow = project.read(".github/workflows/jobwright.yml");
    expect(workflow).toContain('working-directory: "packages/jobs"');
    expect(workflow).toContain("pnpm install --frozen-lockfile");
    expect(project.exists("packages/jobs/jobs/generated/client.ts")).toBe(true);
  });

  test("says what is wrong with a package.json, and where there is none", async () => {
    using project = createProject({ "package.json": "{ name: shop }", "empty/readme.md": "" });
    expect((await project.run("init")).stderr).toMatch(/package\.json cannot be read: .+\n {2}fix: Mend it/);
    writeFileSync(project.path("package.json"), packageJson);
    const { code, stderr } = await project.run("init", "--cwd", "empty");
    expect(code).toBe(1);
    expect(stderr).toContain("fix: Go to the project's folder, or make one: npm init -y");
  });

  test("keeps the comments of a tsconfig.json that it adds to", async () => {
    const tsconfig = `{
  // Ours.
  "compilerOptions": { "module": "esnext", "moduleResolution": "bundler", "noEmit": true /* Vite */ },
}
`;
    using project = createProject({
      "package.json": packageJson,
      "tsconfig.json": tsconfig,
      "src/main.ts": "",
    });
    const { code, stdout } = await project.run("init");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^change tsconfig\.json$/m);
    const text = readFileSync(project.path("tsconfig.json"), "utf8");
    expect(text).toContain("// Ours.");
    expect(text).toContain('"allowImportingTsExtensions": true');
    expect(text).toContain("/* Vite */");
  });
});
