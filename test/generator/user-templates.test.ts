import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TemplateProject, templateProject } from "./template-project.ts";

let the: TemplateProject;
beforeAll(() => {
  the = templateProject();
});
afterAll(() => the[Symbol.dispose]());

describe("a template's files", () => {
  test("are planned beside codegen's own, each printed as its kind is", async () => {
    const texts = await the.textsOf([
      () => [
        { path: "docs/jobs.md", text: "# Jobs\r\n\r\n- cleanup\r" },
        { path: "names.json", json: ["cleanup", "a\u00a0b"] },
        { path: "extra.ts", source: { kind: 36, statements: ['export * from "./client.ts";'] } },
      ],
    ]);
    expect(texts.get("docs/jobs.md")).toBe("# Jobs\n\n- cleanup\n");
    expect(texts.get("names.json")).toBe('[\n  "cleanup",\n  "a\\u00a0b"\n]\n');
    expect(texts.get("extra.ts")).toBe('export * from "./client.ts";\n');
    expect(texts.get(".jobwright.json")).toContain('"docs/jobs.md": "sha256:');
    expect(texts.has("client.ts")).toBe(true);
  });

  test("may come from a generator, and may be none", async () => {
    const texts = await the.textsOf([
      function* () {
        yield { path: "a.txt", text: "a" };
      },
      () => [],
    ]);
    expect(texts.get("a.txt")).toBe("a\n");
  });

  test("lie in the client's folder, or in the worker's", async () => {
    const config = { client: the.project.path("client"), worker: the.project.path("worker") };
    const file = { path: "docs/jobs.md", text: "" };
    const plan = await the.planned([() => [file, { ...file, folder: "worker" }]], config);
    expect(plan.folders.map(({ path, files }) => [path, files.has("docs/jobs.md")])).toEqual([
      [the.project.path("client"), true],
      [the.project.path("worker"), true],
    ]);
  });

  test("are made from the contract, the names of the generated types, and the places of files", async () => {
    const texts = await the.textsOf([
      ({ contract, outline, layout, manifestPath, target, drafts }) => [
        {
          path: "input.json",
          json: {
            contract: contract.name,
            jobs: outline.jobs.map(({ payloadType, file }) => [payloadType, file]),
            layout,
            manifestPath,
            target,
            drafts,
          },
        },
      ],
    ]);
    expect(JSON.parse(texts.get("input.json") ?? "")).toEqual({
      contract: "small",
      jobs: [["CleanupPayload", "cleanup.ts"]],
      layout: {
        manifest: "/jobs.manifest.ts",
        client: "/generated",
        worker: "/generated",
        handlers: "/handlers",
        context: null,
        importExtension: ".ts",
      },
      manifestPath: "jobs.manifest.ts",
      target: "portable",
      drafts: ["2020-12"],
    });
  });
});
