import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { compareWithDisk } from "../../generator/compare.ts";
import { planOutput } from "../../generator/plan.ts";
import type { ResolvedConfig } from "../../generator/resolved-config.ts";
import { type Diagnostic, DiagnosticError } from "../../schema/diagnostics/diagnostic.ts";
import type { Template } from "../../templates/template.ts";
import { contractOf, resolvedConfig } from "./planned.ts";
import { createProject, type Project } from "./project.ts";

let project: Project;
beforeAll(() => {
  project = createProject({
    "jobwright.config.ts": `const first = { name: "first", files: () => [] };
export default {
  manifest: "./jobs.manifest.ts",
  out: "./generated",
  templates: [
    first,
    { name: "second", files: () => [] },
  ],
};
`,
  });
});
afterAll(() => project[Symbol.dispose]());

describe("a template's files", () => {
  test("are planned beside codegen's own, each printed as its kind is", async () => {
    const texts = await textsOf([
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
    const texts = await textsOf([
      function* () {
        yield { path: "a.txt", text: "a" };
      },
      () => [],
    ]);
    expect(texts.get("a.txt")).toBe("a\n");
  });

  test("lie in the client's folder, or in the worker's", async () => {
    const config = { client: project.path("client"), worker: project.path("worker") };
    const file = { path: "docs/jobs.md", text: "" };
    const plan = await planned([() => [file, { ...file, folder: "worker" }]], config);
    expect(plan.folders.map(({ path, files }) => [path, files.has("docs/jobs.md")])).toEqual([
      [project.path("client"), true],
      [project.path("worker"), true],
    ]);
  });

  test("are made from the contract, the names of the generated types, and the places of files", async () => {
    const texts = await textsOf([
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

describe("a template is refused", () => {
  const function_ = (): string => "";
  const circle: Record<string, unknown> = {};
  circle.self = { circle };

  test.each<[string, unknown, string, string]>([
    [
      "a promise",
      () => Promise.reject(new Error("late")),
      "TEMPLATE_OUTPUT",
      "gives a promise, and a list of files was expected.",
    ],
    [
      "an async generator",
      async function* () {},
      "TEMPLATE_OUTPUT",
      "gives its files asynchronously, and a list of files was expected.",
    ],
    ["nothing", () => undefined, "TEMPLATE_OUTPUT", "gives undefined, and a list of files was expected."],
    ["a text", () => "# Jobs", "TEMPLATE_OUTPUT", "gives a text, and a list of files was expected."],
    [
      "one file",
      () => ({ path: "a.md", text: "" }),
      "TEMPLATE_OUTPUT",
      "gives an object, and a list of files was expected.",
    ],
    ["a text as a file", () => ["# Jobs"], "TEMPLATE_OUTPUT", "gives a string as the file at 0."],
    ["a file without a path", () => [{ text: "" }], "TEMPLATE_OUTPUT", "gives no path for the file at 0."],
    ["a file without content", () => [{ path: "a.md" }], "TEMPLATE_OUTPUT", "gives a.md no content."],
    [
      "two contents",
      () => [{ path: "a.md", text: "", json: 1 }],
      "TEMPLATE_OUTPUT",
      "gives a.md both text and json.",
    ],
    [
      "a text that is none",
      () => [{ path: "a.md", text: 1 }],
      "TEMPLATE_OUTPUT",
      "gives a.md a text that is none.",
    ],
    [
      "a key of a file that means nothing",
      () => [{ path: "a.md", text: "", mode: 1 }],
      "TEMPLATE_OUTPUT",
      "gives a.md the key mode, which means nothing.",
    ],
    [
      "another folder",
      () => [{ path: "a.ts", text: "", folder: "handlers" }],
      "TEMPLATE_OUTPUT",
      'puts a.ts into the folder "handlers".',
    ],
    [
      "a function in JSON",
      () => [{ path: "a.json", json: { a: [function_] } }],
      "TEMPLATE_OUTPUT",
      "gives a.json a value that is no plain data, at json.a[0].",
    ],
    [
      "a Date in JSON",
      () => [{ path: "a.json", json: new Date(0) }],
      "TEMPLATE_OUTPUT",
      "gives a.json a value that is no plain data, at json.",
    ],
    [
      "undefined in JSON",
      () => [{ path: "a.json", json: { a: undefined } }],
      "TEMPLATE_OUTPUT",
      "gives a.json a value that is no plain data, at json.a.",
    ],
    [
      "a circle",
      () => [{ path: "a.json", json: circle }],
      "TEMPLATE_OUTPUT",
      "gives a.json a value that is no plain data, at json.self.circle.",
    ],
    [
      "a statement as a structure",
      () => [{ path: "a.ts", source: { kind: 19 } }],
      "TEMPLATE_OUTPUT",
      "gives a.ts a source that is no whole file.",
    ],
    [
      "a function in a structure",
      () => [{ path: "a.ts", source: { kind: 36, statements: [function_] } }],
      "TEMPLATE_OUTPUT",
      "gives a.ts a value that is no plain data, at source.statements[0].",
    ],
    [
      "a counter",
      counting(),
      "TEMPLATE_IMPURE",
      "gave another count.txt when it was called again with the same input.",
    ],
    [
      "chance",
      () => [{ path: "a.txt", text: String(Math.random()) }],
      "TEMPLATE_IMPURE",
      "gave another a.txt when it was called again with the same input.",
    ],
    ["memory", growing(), "TEMPLATE_IMPURE", "gave more files when it was called again with the same input."],
    [
      "an error",
      () => {
        throw new Error("no such job");
      },
      "TEMPLATE_FAILED",
      "failed: no such job",
    ],
    [
      "a change of the contract",
      ({ contract }: { contract: { name: string } }) => {
        contract.name = "mine";
      },
      "TEMPLATE_FAILED",
      "failed: Cannot assign to read only property 'name' of object '#<Object>'",
    ],
  ])("for %s", async (_, files, code, message) => {
    const [problem, ...others] = await problemsOf([files]);
    expect(problem).toMatchObject({ code, severity: "error", message: `The template first ${message}` });
    expect(others).toEqual([]);
  });

  test.each<[string, string]>([
    ["", 'the path "", which is no file\'s.'],
    ["/etc/passwd", 'the absolute path "/etc/passwd".'],
    ["C:/windows.md", 'the absolute path "C:/windows.md".'],
    ["../outside.md", 'the path "../outside.md", which leads out of the output folder.'],
    ["docs/../../outside.md", 'the path "docs/../../outside.md", which leads out of the output folder.'],
    ["docs\\jobs.md", 'the path "docs\\\\jobs.md", which has backslashes.'],
    ["docs/", 'the path "docs/", which is no file\'s.'],
    ["./jobs.md", 'the path "./jobs.md", which is no file\'s.'],
    [".jobwright.json", 'the path ".jobwright.json", where codegen keeps its own records.'],
    [".Jobwright.tmp/a", 'the path ".Jobwright.tmp/a", where codegen keeps its own records.'],
    ["docs/aux.md", 'the path "docs/aux.md", and Windows can have no file called "aux.md".'],
    ["what?.md", 'the path "what?.md", and Windows can have no file called "what?.md".'],
    ["end.", 'the path "end.", and Windows can have no file called "end.".'],
    ["client.ts", "client.ts, which is codegen's own."],
    ["Client.TS", "Client.TS, which is codegen's own."],
    ["jobs", "jobs, which is a folder of codegen's own."],
    ["client.ts/more.ts", "client.ts/more.ts, which lies in what is codegen's own."],
  ])("for the path %j", async (path, message) => {
    const [problem] = await problemsOf([() => [{ path, text: "" }]]);
    expect(problem).toMatchObject({ code: "TEMPLATE_PATH", message: `The template first gives ${message}` });
  });

  test("that gives a path twice, or another template's", async () => {
    const file = { path: "jobs.md", text: "" };
    const problems = await problemsOf([() => [file, file], () => [file]]);
    expect(problems.map(({ message }) => message)).toEqual([
      "The template first gives jobs.md, which is the template first's.",
      "The template second gives jobs.md, which is the template first's.",
    ]);
  });

  test("with every problem of every template in one run, at their places in the config", async () => {
    const problems = await problemsOf([() => [{ path: "../a", text: "" }, { path: "b" }], () => undefined]);
    expect(problems.map(({ code, location }) => [code, location?.line])).toEqual([
      ["TEMPLATE_PATH", 1],
      ["TEMPLATE_OUTPUT", 1],
      ["TEMPLATE_OUTPUT", 7],
    ]);
  });

  test("whose structure ts-morph cannot print, with the file's path", async () => {
    const source = { kind: 36, statements: [{ kind: 999 }] };
    const plan = await planned([() => [{ path: "broken.ts", source }]]);
    const failed = await compareWithDisk(plan).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(DiagnosticError);
    expect(String(failed)).toContain("broken.ts cannot be printed by ts-morph");
  });
});

type Files = Template["files"];

/** Whatever somebody writes where no compiler looks. */
function planned(files: readonly unknown[], more: Partial<ResolvedConfig> = {}) {
  const templates = files.map((given, at) => ({
    name: at === 0 ? "first" : "second",
    files: given as Files,
  }));
  return contractOf({ cleanup: z.object({ userId: z.string() }) }).then((contract) =>
    planOutput(contract, { ...resolvedConfig(project.folder), templates, ...more }),
  );
}

async function textsOf(files: readonly Files[]): Promise<ReadonlyMap<string, string>> {
  const { changes } = await compareWithDisk(await planned(files));
  const below = project.path("generated").length + 1;
  return new Map(
    changes.flatMap((change) =>
      change.state === "missing" ? [[change.path.slice(below), change.text] as const] : [],
    ),
  );
}

async function problemsOf(files: readonly unknown[]): Promise<readonly Diagnostic[]> {
  try {
    await planned(files);
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostics;
    throw error;
  }
  return [];
}

function counting(): Files {
  let count = 0;
  return () => [{ path: "count.txt", text: `${count++}` }];
}

function growing(): Files {
  const files = [{ path: "a.txt", text: "" }];
  return () => {
    files.push({ path: `${files.length}.txt`, text: "" });
    return files;
  };
}
