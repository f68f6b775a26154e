import { describe, expect, test } from "vitest";
import { smallProject } from "../generator/small-project.ts";
import { shell } from "./shell.ts";

describe("--help", () => {
  test.each(["init", "codegen", "dev", "work", "publish", "list", "explain", "completion"])(
    "of %s has examples, and no line is wider than the page",
    async (command) => {
      using project = smallProject();
      const { code, stdout, stderr } = await project.run(command, "--help");
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      const [, examples = ""] = stdout.split("\nExamples:\n");
      expect(examples).toContain(`  jobwright ${command}`);
      expect(Math.max(...stdout.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(100);
    },
  );

  test("names every command, the exit codes and how colours are chosen", async () => {
    using project = smallProject();
    const { stdout } = await project.run("-h");
    expect(stdout).toMatch(/^ {2}jobwright codegen +Write clients/m);
    expect(stdout).toMatch(/3 generated files out of date/);
    expect(stdout).toContain("NO_COLOR");
  });

  test("is as wide as the terminal", async () => {
    using project = smallProject();
    const line = "stty cols 64 2>/dev/null; jobwright --help";
    const { stdout } = await shell(project, `script -qec '${line}' /dev/null`);
    const widths = stdout.split(/\r?\n/).map(({ length }) => length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(64);
    expect(Math.max(...widths)).toBeGreaterThan(56);
  });
});

describe("colours", () => {
  const sequence = "\u001b[";
  const plain = { CI: undefined, NO_COLOR: undefined, FORCE_COLOR: undefined, GITHUB_ACTIONS: undefined };

  test.each([
    ["jobwright explain NAME_CLASH", {}, false],
    ["jobwright explain NAME_CLASH", { FORCE_COLOR: "1" }, true],
    ["jobwright explain NAME_CLASH --no-color", { FORCE_COLOR: "1" }, false],
    ["script -qec 'jobwright explain NAME_CLASH' /dev/null", { TERM: "xterm-256color" }, true],
    [
      "script -qec 'jobwright explain NAME_CLASH' /dev/null",
      { TERM: "xterm-256color", NO_COLOR: "1" },
      false,
    ],
    ["jobwright list --config none.ts 2>&1", { FORCE_COLOR: "1" }, true],
  ])("%s with %j: %j", async (line, environment, isColoured) => {
    using project = smallProject();
    const { stdout } = await shell(project, line, { ...plain, ...environment });
    expect(stdout.includes(sequence)).toBe(isColoured);
  });
});
