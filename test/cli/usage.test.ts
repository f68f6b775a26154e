import { describe, expect, test } from "vitest";
import { smallProject } from "../generator/small-project.ts";

const help = "Run jobwright codegen --help for what there is.\n";
const generalHelp = "Run jobwright --help for what there is.\n";
const names = "init, codegen, dev, work, publish, list, explain, completion";

describe("a mistake in the command line gives exit code 2, and says what to write", () => {
  const cases: readonly (readonly [args: readonly string[], stderr: string])[] = [
    [["--no-color"], `Name a command: ${names}.\n${generalHelp}`],
    [["codgen", "--check"], `Unknown command codgen. Did you mean codegen?\n${generalHelp}`],
    [["deploy"], `Unknown command deploy. There are ${names}.\n${generalHelp}`],
    [["codegen", "--chekc"], `Unknown option or argument chekc. Did you mean --check?\n${help}`],
    [["codegen", "now"], `Unknown option or argument now.\n${help}`],
    [
      ["codegen", "--check", "--dry-run"],
      `--check and --dry-run exclude each other. Give one of them.\n${help}`,
    ],
    [
      ["codegen", "--format", "jsno"],
      `--format: there is no jsno. Did you mean json? There are text, json, github.\n${help}`,
    ],
    [["codegen", "--config"], `--config takes a value.\n${help}`],
    [["codegen", "--no-config"], `--config takes a value.\n${help}`],
    [["codegen", "--cwd", "nowhere"], `--cwd: there is no folder nowhere.\n${help}`],
    [
      ["codegen", "--cwd", "package.json"],
      `--cwd: package.json is a file. Name the project's folder.\n${help}`,
    ],
    [["codegen", "--config", "."], `--config: . is a folder. Name the file, or use --cwd.\n${help}`],
    [["codegen", "--config", "a", "--config", "b"], `--config is given twice.\n${help}`],
    [
      ["list", "--", "a"],
      "Nothing may follow --, as a does.\nRun jobwright list --help for what there is.\n",
    ],
    [
      ["work", "--concurrency", "ten"],
      "--concurrency takes a number.\nRun jobwright work --help for what there is.\n",
    ],
    [["publish"], "An argument is missing.\nRun jobwright publish --help for what there is.\n"],
    [["explain", "NAME_CLASS"], "There is no diagnostic NAME_CLASS. Did you mean NAME_CLASH?\n"],
  ];

  test.each(["init", "dev", "work", "publish a", "list", "explain", "completion"])(
    "an unknown option of %s",
    async (command) => {
      using project = smallProject();
      const { code, stderr } = await project.run(...command.split(" "), "--fromat", "json");
      expect(code).toBe(2);
      expect(stderr).toMatch(/^Unknown option or argument fromat\. Did you mean --format\?$/m);
    },
  );

  test.each(cases)("%j", async (args, stderr) => {
    using project = smallProject();
    // yargs would answer in the language of the terminal.
    const german = { LC_ALL: "de_DE.UTF-8", LANG: "de_DE.UTF-8", GITHUB_ACTIONS: "" };
    expect(await project.runWith(german, ...args)).toEqual({ code: 2, stdout: "", stderr });
  });
});

test("a config that is not there is a problem with its page, and exit code 1", async () => {
  using project = smallProject();
  const { code, stderr } = await project.run("codegen", "--config", "other.config.ts");
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^error CONFIG_MISSING: There is no config: looked for .*other\.config\.ts\.\n {2}fix: /,
  );
});

test("without a command the program shows its help, on stderr, and exit code 2", async () => {
  using project = smallProject();
  const { code, stdout, stderr } = await project.run();
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toBe((await project.run("--help")).stdout);
});
