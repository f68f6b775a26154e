import { mkdir, readFile, rm, symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { codeBlocks } from "../docs/code-blocks.ts";
import { run, type ScratchProject, scratchProject } from "../docs/scratch-project.ts";
import { compilers } from "../types/compile.ts";

/** The workspace is that of docs/workspaces.md, its packages linked as npm links them. */
const blocks = codeBlocks("docs/workspaces.md").filter(({ title }) => title !== undefined);
const packages = ["jobs", "jobs-client", "worker"] as const;

let project: ScratchProject;
beforeAll(async () => {
  project = await scratchProject();
  await mkdir(join(project.folder, "node_modules/@shop"));
  for (const name of packages)
    await symlink(join("../../packages", name), join(project.folder, "node_modules/@shop", name));
});
afterAll(() => project.remove());

beforeEach(async () => {
  await rm(join(project.folder, "packages"), { recursive: true, force: true });
  await writeBlocks("");
});

async function writeBlocks(remark: string): Promise<void> {
  const chosen = blocks.filter((block) => block.remark === remark);
  await project.write(Object.fromEntries(chosen.map(({ title = "", text }) => [title, text])));
}

/** Replaces text in a file of the workspace. */
async function edit(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(project.folder, file), "utf8");
  expect(text).toContain(from);
  await project.write({ [file]: text.replaceAll(from, to) });
}

const node = (...given: readonly string[]) => run(process.execPath, given, project.folder);

const welcomed = { code: 0, stdout: "{ text: 'Welcome, Ada!' }\n", stderr: "" };

async function generate(): Promise<void> {
  const { code, stderr } = await project.jobwright("codegen");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
}

async function buildAndRun(compiler: string): Promise<void> {
  const tsc = resolve("node_modules", compiler, "bin/tsc");
  const built = await node(tsc, "-b", "--pretty", "false");
  expect({ code: built.code, stdout: built.stdout }).toEqual({ code: 0, stdout: "" });
  expect(await node("packages/worker/dist/main.js")).toEqual(welcomed);
}

describe("three packages, each with a rootDir of its own", { timeout: 300_000 }, () => {
  test("run from their sources, with nothing built", async () => {
    await generate();
    expect(await node("--conditions=@shop/source", "packages/worker/src/main.ts")).toEqual(welcomed);
    expect((await project.jobwright("codegen", "--check")).code).toBe(0);
  });

  test.each(compilers)("are built by tsc -b of %s, and run", async (compiler) => {
    await generate();
    await buildAndRun(compiler);
  });

  test("go by the name of an index of yours, where the config gives it", async () => {
    await writeBlocks("alternative");
    await project.write({ "packages/jobs-client/src/index.ts": 'export * from "./generated/index.ts";\n' });
    await generate();
    await buildAndRun("typescript");
  });

  test("import each other relatively where the config says so", async () => {
    await edit("jobwright.config.ts", "handlers:", 'packages: "relative", handlers:');
    await generate();
    const worker = await readFile(join(project.folder, "packages/worker/src/generated/worker.ts"), "utf8");
    expect(worker).toContain('from "../../../jobs-client/src/contract.ts"');
  });
});

describe("codegen refuses a workspace", () => {
  const refused = async (): Promise<string> => {
    const { code, stderr } = await project.jobwright("codegen");
    expect(code).toBe(1);
    return stderr;
  };

  test("whose package does not export what another needs, and names the file and the entry to write", async () => {
    await edit("packages/jobs-client/package.json", "/index.", "/other.");
    const stderr = await refused();
    expect(stderr).toContain(
      "jobwright.config.ts:5:18 error PACKAGE_EXPORT [out.client]: out.client: @shop/worker must import it from " +
        "@shop/jobs-client, which does not export src/index.ts.",
    );
    expect(stderr).toContain("packages/jobs-client/package.json");
  });

  test("whose packages do not list what they import, all of it at once", async () => {
    await edit("packages/worker/package.json", '"@shop/jobs": "1.0.0",', "");
    await edit("packages/jobs-client/package.json", ', "jobwright": "*"', "");
    const stderr = await refused();
    expect(stderr).toContain(
      "the code for @shop/worker imports @shop/jobs, which is not among its dependencies",
    );
    expect(stderr).toContain(
      "the code for @shop/jobs-client imports jobwright, which is not among its dependencies",
    );
  });

  test("that needs its packages in a circle", async () => {
    await project.write({
      "packages/worker/src/jobs.ts": await readFile(
        join(project.folder, "packages/jobs/src/index.ts"),
        "utf8",
      ),
    });
    await edit("jobwright.config.ts", "./packages/jobs/src/index.ts", "./packages/worker/src/jobs.ts");
    expect(await refused()).toContain("PACKAGE_CIRCLE [manifest]");
  });

  test("whose handlers are not in the worker's package", async () => {
    await edit("jobwright.config.ts", "./packages/worker/src/handlers", "./packages/jobs/src/handlers");
    expect(await refused()).toContain("PACKAGE_CIRCLE [handlers]");
  });
});
