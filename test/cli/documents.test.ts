import { describe, expect, test } from "vitest";
import { manifest, smallProject } from "../generator/small-project.ts";
import { documentIn } from "./documents.ts";
import { shell } from "./shell.ts";

const broken = manifest({ jobs: ["cleanup"] }).replaceAll("z.string()", "z.date()");

describe("--format json gives one document, and the published schema holds for it", () => {
  const cases: readonly (readonly [args: readonly string[], code: number, document: object])[] = [
    [["codegen"], 0, { command: "codegen", ok: true, mode: "write" }],
    [["codegen", "--dry-run"], 0, { ok: true, mode: "dry-run" }],
    [["codegen", "--diff"], 0, { ok: true, mode: "diff", diff: { omitted: 0 } }],
    [["codegen", "--dry-run", "--diff"], 0, { mode: "dry-run", diff: { omitted: 0 } }],
    [["codegen", "--check"], 3, { ok: false, mode: "check", repair: "npx jobwright codegen" }],
    [["codegen", "--check", "--dry-run"], 2, { command: "codegen", ok: false, exitCode: 2 }],
    [["list"], 0, { command: "list", ok: true, name: "small" }],
    [["list", "nothing"], 2, { ok: false, exitCode: 2 }],
    [["explain"], 0, { command: "explain", ok: true }],
    [
      ["explain", "schema_date", "name_clash"],
      0,
      { pages: [{ code: "SCHEMA_DATE" }, { code: "NAME_CLASH" }] },
    ],
    [["explain", "nonsense"], 2, { ok: false }],
    [["completion", "bash"], 0, { command: "completion", shell: "bash" }],
    [["init", "--dry-run"], 0, { command: "init" }],
    [["publish"], 2, { command: "publish", ok: false }],
    [
      ["publish", "cleanup"],
      1,
      { command: "publish", ok: false, diagnostics: [{ code: "OUTPUT_OUT_OF_DATE" }] },
    ],
    [["work"], 1, { command: "work", ok: false, diagnostics: [{ code: "OUTPUT_OUT_OF_DATE" }] }],
    [["--help"], 0, { command: null, ok: true }],
    [["work", "--help"], 0, { command: "work", ok: true }],
    [["--version"], 0, { ok: true, text: expect.stringMatching(/^\d+\.\d+\.\d+/) }],
    [["codgen"], 2, { command: null, ok: false, exitCode: 2 }],
    [[], 2, { command: null, ok: false }],
    [["list", "--cwd", "nowhere"], 2, { error: expect.stringContaining("there is no folder nowhere") }],
    [["list", "--config", "no.ts"], 1, { diagnostics: [{ code: "CONFIG_MISSING" }] }],
  ];
  test.each(cases)("%j", async (args, code, document) => {
    using project = smallProject();
    const result = await project.run(...args, "--format", "json");
    expect(result.code).toBe(code);
    expect(documentIn(result.stdout)).toMatchObject(document);
  });

  test("with every problem of a manifest", async () => {
    using project = smallProject({ "jobs.manifest.ts": broken });
    const { stdout, code } = await project.run("codegen", "--format=json");
    expect(code).toBe(1);
    const location = { file: "jobs.manifest.ts", line: expect.any(Number), column: expect.any(Number) };
    expect(documentIn(stdout)).toMatchObject({
      ok: false,
      exitCode: 1,
      error: "1 error in 1 file",
      diagnostics: [{ code: "SCHEMA_DATE", job: "cleanup", location }],
    });
  });

  test("with an error that nobody expects", async () => {
    using project = smallProject({ "generated/.jobwright.json": "{}", "generated/client.ts/a": "" });
    const { stdout, code } = await project.run("codegen", "--format", "json");
    expect(code).toBe(1);
    expect(documentIn(stdout)).toMatchObject({ ok: false, exitCode: 1 });
  });

  test("and what the manifest writes to stdout is not in it", async () => {
    const chatty = `console.log("hello");\nprocess.stdout.write("there\\n");\n${manifest({ jobs: ["cleanup"] })}`;
    using project = smallProject({ "jobs.manifest.ts": chatty });
    const { stdout, stderr } = await project.run("list", "--format", "json");
    expect(documentIn(stdout)).toMatchObject({ ok: true, jobs: [{ name: "cleanup" }] });
    expect(stderr).toBe("hello\nthere\n");
  });

  test("a property that is called as a diagnostic's cause is stays", async () => {
    const named = manifest({ jobs: ["cleanup"] }).replace("userId:", "cause:");
    using project = smallProject({ "jobs.manifest.ts": named });
    const { stdout } = await project.run("list", "--format", "json");
    expect(documentIn(stdout)).toMatchObject({
      jobs: [{ payload: { schema: { properties: { cause: { type: "string" } } } } }],
    });
  });

  test("and so it does for each run of a watch", async () => {
    using project = smallProject();
    const line = `jobwright codegen --watch --format json > out & watch=$!
until [ -s out ]; do sleep 0.1; done
kill -TERM $watch; wait $watch; echo "code $?" >&2; cat out`;
    const { stdout, stderr } = await shell(project, line);
    expect(documentIn(stdout)).toMatchObject({ command: "codegen", ok: true, mode: "watch", changed: [] });
    expect(stderr).toBe("code 0\n");
  });
});
