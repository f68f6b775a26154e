import { mkdirSync, rmSync, statSync, symlinkSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createProject } from "./project.ts";
import { config, generatedProject, manifest, smallProject } from "./small-project.ts";

describe("codegen writes", () => {
  test("everything the manifest says, and a handler for each job", async () => {
    using project = smallProject();
    expect(await project.run("codegen")).toMatchObject({ code: 0, stderr: "" });
    expect(project.files("generated")).toEqual([
      ".jobwright.json",
      "client.ts",
      "contract.json",
      "contract.ts",
      "handlers.ts",
      "index.ts",
      "jobs/cleanup.ts",
      "jobs/emails/welcome.ts",
      "schemas/cleanup.schema.json",
      "schemas/emails.welcome.schema.json",
      "schemas/index.json",
      "worker.ts",
    ]);
    expect(project.files("handlers")).toEqual(["cleanup.ts", "emails/welcome.ts"]);
  });

  test("only the files whose bytes differ", async () => {
    using project = await generatedProject();
    const untouched = () =>
      ["jobs/cleanup.ts", "worker.ts", ".jobwright.json"].map(
        (file) => statSync(project.path(`generated/${file}`)).ino,
      );
    const before = untouched();
    project.write("generated/client.ts", "// edited\n");
    const { stdout } = await project.run("codegen");
    expect(stdout).toMatch(/^restored +generated\/client\.ts\nWrote 1 file, /);
    expect(untouched()).toEqual(before);
  });

  test("no handler that exists", async () => {
    using project = smallProject({ "handlers/cleanup.ts": "// my own\n" });
    await project.run("codegen");
    expect(project.read("handlers/cleanup.ts")).toBe("// my own\n");
  });

  test("the same bytes in any folder, locale and time zone", async () => {
    using first = smallProject();
    using second = smallProject();
    await first.run("codegen");
    await second.runWith({ TZ: "Pacific/Apia", LC_ALL: "tr_TR.UTF-8" }, "codegen");
    for (const file of first.files()) expect(second.read(file), file).toBe(first.read(file));
  });
});

describe("codegen deletes", () => {
  test("what it wrote for a job that is gone, with the folders that it leaves empty, and keeps the handler", async () => {
    using project = await generatedProject();
    project.write("jobs.manifest.ts", manifest({ jobs: ["cleanup"] }));
    await project.run("codegen");
    expect(project.exists("generated/jobs/emails")).toBe(false);
    expect(project.exists("generated/schemas/emails.welcome.schema.json")).toBe(false);
    expect(project.exists("handlers/emails/welcome.ts")).toBe(true);
  });

  test("nothing that was edited, or that it did not write, and says so", async () => {
    using project = await generatedProject();
    project.write("generated/jobs/cleanup.ts", "// edited\n");
    project.write("generated/notes.md", "mine\n");
    project.write("jobs.manifest.ts", manifest({ emails: ["welcome"] }));
    const { code, stderr } = await project.run("codegen");
    expect(code).toBe(0);
    expect(project.read("generated/jobs/cleanup.ts")).toBe("// edited\n");
    expect(project.read("generated/notes.md")).toBe("mine\n");
    expect(stderr).toMatch(/FILE_KEPT: generated\/jobs\/cleanup\.ts/);
    expect(stderr).toMatch(/FILE_KEPT: generated\/notes\.md/);
  });

  test("nothing outside the output folder, whatever the record lists", async () => {
    using project = smallProject({ "precious.txt": "mine\n" });
    await project.run("codegen");
    const record = JSON.parse(project.read("generated/.jobwright.json"));
    const { hashOf } = await import("../../generator/output-record.ts");
    record.files["../precious.txt"] = hashOf("mine\n");
    project.write("generated/.jobwright.json", JSON.stringify(record));
    await project.run("codegen");
    expect(project.read("precious.txt")).toBe("mine\n");
  });

  test("nothing through a link that leads out of the output folder", async () => {
    using project = await generatedProject();
    const moved = project.read("generated/jobs/emails/welcome.ts");
    project.write("elsewhere/welcome.ts", moved);
    rmSync(project.path("generated/jobs/emails"), { recursive: true });
    symlinkSync(project.path("elsewhere"), project.path("generated/jobs/emails"));
    project.write("jobs.manifest.ts", manifest({ jobs: ["cleanup"] }));
    await project.run("codegen");
    expect(project.read("elsewhere/welcome.ts")).toBe(moved);
  });
});

describe("codegen refuses", () => {
  test.each([
    ["the project's folder", "."],
    ["a folder that holds it", ".."],
    ["the folder of the handlers", "./handlers"],
  ])("to write to %s", async (_, out) => {
    using project = smallProject({ "jobwright.config.ts": config.replace("./generated", out) });
    mkdirSync(project.path("handlers"));
    const before = project.files();
    expect(await project.run("codegen")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("OUT_UNSAFE"),
    });
    expect(project.files()).toEqual(before);
  });

  test("a folder with files that are not its own", async () => {
    using project = smallProject({ "generated/thesis.md": "years of work\n" });
    const { code, stderr } = await project.run("codegen");
    expect(code).toBe(1);
    expect(stderr).toMatch(/OUT_FOREIGN.*: generated holds files that codegen did not make \(thesis\.md\)/);
    expect(project.files("generated")).toEqual(["thesis.md"]);
  });

  test("to write through a link that leads out of the output folder", async () => {
    using project = await generatedProject();
    rmSync(project.path("generated/jobs"), { recursive: true });
    mkdirSync(project.path("elsewhere"));
    symlinkSync(project.path("elsewhere"), project.path("generated/jobs"));
    expect(await project.run("codegen")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("OUT_UNSAFE"),
    });
    expect(project.files("elsewhere")).toEqual([]);
  });

  test("to write a handler through a link that leads out of the handlers' folder", async () => {
    using project = smallProject();
    mkdirSync(project.path("elsewhere"));
    mkdirSync(project.path("handlers"));
    symlinkSync(project.path("elsewhere"), project.path("handlers/emails"));
    expect(await project.run("codegen")).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/OUT_UNSAFE.*handlers\/emails\/welcome\.ts: a link leads out/),
    });
    expect(project.files("elsewhere")).toEqual([]);
  });

  test("to write a handler through a link to a file that is not there", async () => {
    using project = smallProject();
    mkdirSync(project.path("handlers"));
    symlinkSync(project.path("elsewhere.ts"), project.path("handlers/cleanup.ts"));
    const { code, stderr } = await project.run("codegen");
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error OUT_UNSAFE: handlers\/cleanup\.ts is a link to nothing\.\n {2}fix: ./);
    expect(project.exists("elsewhere.ts")).toBe(false);
    expect(project.exists("generated")).toBe(false);
  });

  test("to write below a link to nothing, or below a file", async () => {
    using project = smallProject({ handlers: "a file" });
    symlinkSync(project.path("nowhere"), project.path("generated"));
    const { code, stderr } = await project.run("codegen");
    expect(code).toBe(1);
    expect(stderr).toMatch(/OUT_UNSAFE.*: generated is a link to nothing/);
    expect(stderr).toMatch(/OUT_UNSAFE.*: handlers is a file, where a folder must be/);
    expect(project.exists("nowhere")).toBe(false);
  });
});

describe("codegen goes on after", () => {
  test("a first run that was interrupted", async () => {
    using project = await generatedProject();
    rmSync(project.path("generated/.jobwright.json"));
    rmSync(project.path("generated/worker.ts"));
    expect(await project.run("codegen")).toMatchObject({ code: 0 });
    expect(await project.run("codegen", "--check")).toMatchObject({ code: 0 });
  });

  test("a merge that left its marks in the record", async () => {
    using project = await generatedProject();
    project.write("generated/.jobwright.json", "<<<<<<< ours\n");
    expect(await project.run("codegen")).toMatchObject({ code: 0 });
    expect(await project.run("codegen", "--check")).toMatchObject({ code: 0 });
  });
});

test("codegen writes client and worker to two folders where `out` names two", async () => {
  using project = createProject({
    "jobwright.config.ts": config.replace('"./generated"', '{ client: "./client", worker: "./worker" }'),
    "jobs.manifest.ts": manifest({ jobs: ["cleanup"] }),
  });
  await project.run("codegen");
  expect(project.files("worker")).toEqual([".jobwright.json", "handlers.ts", "index.ts", "worker.ts"]);
  expect(project.files("client")).toContain("client.ts");
  expect(await project.run("codegen", "--check")).toMatchObject({ code: 0 });
});

test("codegen begins the $id of every schema with the configured base", async () => {
  using project = smallProject({
    "jobwright.config.ts": config.replace("out:", 'schemas: { base: "https://example.com/jobs" }, out:'),
  });
  await project.run("codegen");
  expect(JSON.parse(project.read("generated/schemas/cleanup.schema.json"))).toMatchObject({
    $id: "https://example.com/jobs/cleanup/v1.json",
  });
});
