import { describe, expect, test } from "vitest";
import { annotationLines } from "../../generator/cli/github/annotation-lines.ts";
import { jsonWithoutCommands, withoutCommands } from "../../generator/cli/github/without-commands.ts";
import { manifest, smallProject } from "../generator/small-project.ts";

const dates = manifest({ jobs: ["cleanup", "report"] }).replaceAll("z.string()", "z.date()");

/** Outside of Actions, wherever the tests run. */
const nowhere = { GITHUB_ACTIONS: "", GITHUB_WORKSPACE: "" };

describe("--format github", () => {
  test("annotates each problem at its place, relative to the repository", async () => {
    using project = smallProject({ ".git/HEAD": "", "shop/jobs.manifest.ts": dates });
    project.write("shop/jobwright.config.ts", project.read("jobwright.config.ts"));
    const { code, stdout } = await project.runWith(nowhere, "codegen", "--cwd", "shop", "--format", "github");
    expect(code).toBe(1);
    const [first = "", ...others] = stdout.trimEnd().split("\n");
    expect(first).toMatch(
      /^::error file=shop\/jobs\.manifest\.ts,line=13,col=\d+,title=jobwright%3A SCHEMA_DATE::\[cleanup payload\.userId\]: .+%0Afix: .+$/,
    );
    expect(others).toHaveLength(1);
  });

  test("annotates each file that is out of date, ten of them at most", async () => {
    using project = smallProject();
    const { code, stdout } = await project.runWith(nowhere, "codegen", "--check", "--format", "github");
    expect(code).toBe(3);
    const commands = stdout.split("\n").filter((line) => line.startsWith("::"));
    expect(commands).toHaveLength(10);
    expect(commands[0]).toMatch(
      /^::error file=generated\/client\.ts,title=jobwright%3A out of date::generated\/client\.ts: missing\. Run: npx jobwright codegen$/,
    );
    expect(commands[9]).toMatch(/^::error title=jobwright%3A and more::\d+ more errors are in the log\.$/);
  });

  test("annotates a mistake in the command line", async () => {
    using project = smallProject();
    const { code, stdout } = await project.runWith(nowhere, "codegen", "--chekc", "--format=github");
    expect(code).toBe(2);
    expect(stdout).toMatch(/^::error title=jobwright%3A failed::Unknown option .+%0ARun jobwright .+\n$/);
  });
});

describe("under GitHub Actions", () => {
  const actions = { GITHUB_ACTIONS: "true" };

  test("annotations are added to the text, on stderr, relative to the workspace", async () => {
    using project = smallProject({ "jobs.manifest.ts": dates });
    const workspace = { GITHUB_WORKSPACE: project.path("..") };
    const { stdout, stderr } = await project.runWith({ ...actions, ...workspace }, "codegen");
    expect(stdout).toBe("");
    expect(stderr).toContain("jobs.manifest.ts:13:");
    const folder = project.folder.split("/").at(-1);
    expect(stderr).toContain(`\n::error file=${folder}/jobs.manifest.ts,line=13,`);
  });

  test("no text of the project's is a command, in any format", async () => {
    const hostile = "::error::one\n::stop-commands::x\n  ##[add-mask]two\r::warning::three";
    const described = manifest({ jobs: ["cleanup"] })
      .replace('name: "cleanup",', `name: "cleanup", description: ${JSON.stringify(hostile)},`)
      .replace("z.string()", `z.string().refine(() => true, ${JSON.stringify(hostile)})`);
    const thrown = `throw new Error(${JSON.stringify(hostile)});`;
    const cases = [
      { text: described, line: ["list"] },
      { text: described, line: ["list", "--format", "json"] },
      { text: thrown, line: ["codegen", "--check"] },
      { text: thrown, line: ["codegen", "--check", "--format", "github"] },
    ];
    for (const { text, line } of cases) {
      using project = smallProject({ "jobs.manifest.ts": text });
      const { stdout, stderr } = await project.runWith(actions, ...line);
      const foreign = runnersCommands(stdout + stderr).filter((command) => !isOurs.test(command));
      expect(foreign).toEqual([]);
    }
  }, 120_000);
});

const isOurs = /^::(error|warning) (file=[\w./]+,line=\d+,col=\d+,)?title=jobwright%3A [A-Z_]+::/;

/** The lines that GitHub's runner takes for commands. It ends a line at a carriage return as well. */
function runnersCommands(output: string): readonly string[] {
  return output
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trimStart().startsWith("::") || line.includes("##["));
}

describe("an annotation", () => {
  test("escapes what would end it or begin another", () => {
    const annotation = {
      severity: "warning",
      title: "A:b,c\n::error::x",
      message: "100% sure\r\n::error::no: it, is not%0A",
      file: "/repository/a,b:c%.ts",
      line: 1,
    } as const;
    expect(annotationLines([annotation], "/repository")).toEqual([
      "::warning file=a%2Cb%3Ac%25.ts,line=1,title=jobwright%3A A%3Ab%2Cc%0A%3A%3Aerror%3A%3Ax::100%25 sure%0D%0A::error::no: it, is not%250A",
    ]);
  });

  test("beyond ten of a severity, the last says how many more there are", () => {
    const some = (severity: "error" | "warning", count: number) =>
      Array.from({ length: count }, (_, at) => ({ severity, title: "T", message: `${at}` }));
    const lines = annotationLines([...some("warning", 12), ...some("error", 10)], "/repository");
    expect(lines).toHaveLength(20);
    expect(lines.slice(0, 10).every((line) => line.startsWith("::error ") && /::\d$/.test(line))).toBe(true);
    expect(lines.at(-1)).toBe("::warning title=jobwright%3A and more::3 more warnings are in the log.");
  });
});

test("text without commands reads the same", () => {
  const visible = (text: string): string => text.replaceAll("\u200b", "");
  const text = "a::b\n  ::error::x\n\r::y ##[z] :::";
  expect(visible(withoutCommands(text))).toBe(text);
  expect(runnersCommands(withoutCommands(text))).toEqual([]);
  expect(JSON.parse(jsonWithoutCommands(JSON.stringify({ text })))).toEqual({ text });
});
