import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compareWithDisk } from "../../generator/compare.ts";
import { DiagnosticError } from "../../schema/diagnostics/diagnostic.ts";
import { type Files, type TemplateProject, templateProject } from "./template-project.ts";

let the: TemplateProject;
beforeAll(() => {
  the = templateProject();
});
afterAll(() => the[Symbol.dispose]());

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
    const [problem, ...others] = await the.problemsOf([files]);
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
    const [problem] = await the.problemsOf([() => [{ path, text: "" }]]);
    expect(problem).toMatchObject({ code: "TEMPLATE_PATH", message: `The template first gives ${message}` });
  });

  test("that gives a path twice, or another template's", async () => {
    const file = { path: "jobs.md", text: "" };
    const problems = await the.problemsOf([() => [file, file], () => [file]]);
    expect(problems.map(({ message }) => message)).toEqual([
      "The template first gives jobs.md, which is the template first's.",
      "The template second gives jobs.md, which is the template first's.",
    ]);
  });

  test("with every problem of every template in one run, at their places in the config", async () => {
    const problems = await the.problemsOf([
      () => [{ path: "../a", text: "" }, { path: "b" }],
      () => undefined,
    ]);
    expect(problems.map(({ code, location }) => [code, location?.line])).toEqual([
      ["TEMPLATE_PATH", 1],
      ["TEMPLATE_OUTPUT", 1],
      ["TEMPLATE_OUTPUT", 7],
    ]);
  });

  test("whose structure ts-morph cannot print, with the file's path", async () => {
    const source = { kind: 36, statements: [{ kind: 999 }] };
    const plan = await the.planned([() => [{ path: "broken.ts", source }]]);
    const failed = await compareWithDisk(plan).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(DiagnosticError);
    expect(String(failed)).toContain("broken.ts cannot be printed by ts-morph");
  });
});

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
