import { execFileSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createProject, type Project } from "./project.ts";

// The command line is started once for each way to be different, and more often for git.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const emails = `const emails = defineRouter({
  namespace: "emails",
  jobs: {
    welcome: defineJob({
      description: \`Welcomes a user.
Over two lines, for Ärzte and İstanbul.\`,
      payload: z.object({ address, größe: z.string(), Item: z.string(), item: z.string(), zone: z.string() }),
      options: {
        schedules: [
          { key: "nightly", cron: "0 3 * * *", tz: "Europe/Prague", payload: { address: { street: "a" }, größe: "1", Item: "2", item: "3", zone: "4" } },
        ],
      },
    }),
    Invoice: defineJob({ payload: z.object({ address, at: z.iso.datetime() }) }),
  },
});
`;
const reports = `const reports = defineRouter({
  namespace: "Reports",
  jobs: { inventory: defineJob({ payload: z.object({ since: z.iso.date(), address }), result: z.object({ rows: z.int() }) }) },
});
`;
const own = ["cleanup", "Import", "zip-files"].map(
  (name) => `defineJob({ name: "${name}", payload: z.object({ id: z.string().regex(/^[a-zäö]+$/i) }) })`,
);

/** The same jobs, declared in one order or another. */
function manifest(order: <T>(items: readonly T[]) => readonly T[]): string {
  return `import { defineJob, defineManifest, defineRouter } from "jobwright";
import * as z from "zod";

const address = z.object({ street: z.string() }).meta({ id: "Address" });

${order([emails, reports]).join("\n")}
export default defineManifest({
  name: "same",
  jobs: [${order(own).join(", ")}],
  routers: [${order(["emails", "reports"]).join(", ")}],
});
`;
}

const config = `import { defineConfig } from "jobwright/config";
import { template } from "./template.ts";
export default defineConfig({
  manifest: "./jobs.manifest.ts",
  out: "./generated",
  handlers: "./handlers",
  schemas: { drafts: ["2020-12", "draft-07"] },
  templates: [template],
});
`;

const template = `import { defineTemplate, importPath } from "jobwright/config";
export const template = defineTemplate({
  name: "everything",
  files: (input) => [
    { path: "input.json", json: { ...input, contract: null } },
    { path: "import.txt", text: importPath("/generated/import.ts", input.layout.manifest, input.layout) },
    { path: "lines.txt", text: \`one
two\` },
  ],
});
`;

const files = { "jobwright.config.ts": config, "template.ts": template };
const declared = { ...files, "jobs.manifest.ts": manifest((items) => items) };

let first: Project;
beforeAll(async () => {
  first = createProject(declared);
  expect(await first.run("codegen")).toMatchObject({ code: 0, stderr: "" });
  expect(first.files("generated").length).toBeGreaterThan(20);
});
afterAll(() => first[Symbol.dispose]());

describe("the output is the same, byte for byte,", () => {
  test.each([
    ["a Turkish locale", { LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" }],
    ["no locale at all", { LANG: "C", LC_ALL: "C" }],
    ["a time zone of another day", { TZ: "Pacific/Apia" }],
    ["a time zone that is none", { TZ: "Nowhere/Land" }],
  ])("in %s", async (_, environment) => {
    using project = createProject(declared);
    await project.runWith(environment, "codegen");
    expectSame(project);
  });

  test("in a folder of another name and depth", async () => {
    using project = createProject({});
    const folder = "a folder/größer & 'quoted'/generated";
    for (const [path, text] of Object.entries(declared)) project.write(`${folder}/${path}`, text);
    expect(await project.run("codegen", "--cwd", folder)).toMatchObject({ code: 0, stderr: "" });
    expectSame(project, folder);
  });

  test("from routers and jobs in another order", async () => {
    using project = createProject({ ...files, "jobs.manifest.ts": manifest((items) => items.toReversed()) });
    await project.run("codegen");
    expectSame(project);
  });

  test("from a manifest, a config and a template with the line ends of Windows, and a mark of their encoding", async () => {
    const windows = Object.entries(declared).map(([path, text]) => [path, text.replaceAll("\n", "\r\n")]);
    using project = createProject(Object.fromEntries(windows));
    project.write("jobs.manifest.ts", `\ufeff${project.read("jobs.manifest.ts")}`);
    expect(await project.run("codegen")).toMatchObject({ code: 0, stderr: "" });
    expectSame(project);
  });
});

test("a checkout that git made with the line ends of Windows is up to date, and stays as it is", async () => {
  using project = createProject({});
  for (const file of ["jobwright.config.ts", "template.ts", "jobs.manifest.ts", "generated", "handlers"]) {
    cpSync(first.path(file), project.path(file), { recursive: true });
  }
  project.write(".gitignore", "node_modules\n");
  const git = (...args: readonly string[]): string =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], {
      cwd: project.folder,
      encoding: "utf8",
    });
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "-m", "all");
  git("config", "core.autocrlf", "true");
  git("rm", "--quiet", "-r", "--cached", ".");
  git("reset", "--quiet", "--hard");
  expect(project.read("generated/client.ts")).toContain("\r\n");
  expect(await project.run("codegen", "--check")).toMatchObject({ code: 0 });
  await project.run("codegen");
  expect(project.read("generated/client.ts")).toContain("\r\n");
  expect(git("status", "--porcelain")).toBe("");
});

/** Compares bytes: `read` would hide those that are no text. */
function expectSame(project: Project, folder = "."): void {
  for (const below of ["generated", "handlers"]) {
    expect(project.files(join(folder, below))).toEqual(first.files(below));
    for (const file of first.files(below)) {
      const path = join(below, file);
      const found = readFileSync(project.path(join(folder, path)));
      expect(found.equals(readFileSync(first.path(path))), path).toBe(true);
    }
  }
}
