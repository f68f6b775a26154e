import { describe, expect, test } from "vitest";
import type { Project } from "../generator/project.ts";
import { manifest, smallProject } from "../generator/small-project.ts";
import { shell } from "./shell.ts";

/** What bash offers for the last word of a line, as its own completion does it. */
async function offered(project: Project, line: string): Promise<readonly string[]> {
  const script = `source <(jobwright completion bash)
COMP_WORDS=(${line.replace(/ $/, ' ""')})
COMP_CWORD=$(( \${#COMP_WORDS[@]} - 1 ))
_jobwright "\${COMP_WORDS[0]}"
printf '%s\\n' "\${COMPREPLY[@]}"`;
  // The login shell need not be the one that is run.
  const { stdout, stderr } = await shell(project, script, { SHELL: "/bin/zsh" });
  expect(stderr).toBe("");
  return stdout.split("\n").filter((word) => word !== "");
}

describe("Tab in bash completes", () => {
  test("commands", async () => {
    using project = smallProject();
    expect(await offered(project, "jobwright ")).toEqual(
      expect.arrayContaining(["init", "codegen", "dev", "work", "publish", "list", "explain", "completion"]),
    );
    expect(await offered(project, "jobwright co")).toEqual(["codegen", "completion"]);
  });

  test("options, and their values", async () => {
    using project = smallProject();
    expect(await offered(project, "jobwright codegen --c")).toEqual(
      expect.arrayContaining(["--check", "--config", "--cwd"]),
    );
    expect(await offered(project, "jobwright codegen --format ")).toEqual(["text", "json", "github"]);
  });

  test("codes for explain", async () => {
    using project = smallProject();
    expect(await offered(project, "jobwright explain NAME_CL")).toEqual(["NAME_CLASH"]);
  });

  test("names of jobs from the committed contract, without the manifest", async () => {
    const emails = manifest({ emails: ["welcome", "goodbye"], jobs: ["cleanup"] });
    using project = smallProject({ "jobs.manifest.ts": emails });
    await project.run("codegen");
    project.write("jobs.manifest.ts", "throw new Error();");
    const contract = JSON.parse(project.read("generated/contract.json"));
    contract.jobs.push({ name: "$(touch hacked)" });
    project.write("generated/contract.json", JSON.stringify(contract));
    expect(await offered(project, "jobwright publish ")).toEqual([
      "cleanup",
      "emails.goodbye",
      "emails.welcome",
    ]);
    expect(await offered(project, "jobwright work cleanup emails.w")).toEqual(["emails.welcome"]);
    expect(project.exists("hacked")).toBe(false);
  });

  test("nothing, and says nothing, where there is no project", async () => {
    using project = smallProject({ "jobwright.config.ts": 'console.log("hi");\nexport default {};' });
    expect(await offered(project, "jobwright publish ")).toEqual([]);
  });
});

test("completion prints the script of the login shell, or of the one that is named", async () => {
  using project = smallProject();
  expect((await shell(project, "jobwright completion", { SHELL: "/bin/zsh" })).stdout).toMatch(
    /^#compdef jobwright\n/,
  );
  const line = "SHELL=zsh jobwright --get-yargs-completions jobwright co";
  expect((await shell(project, line)).stdout).toMatch(/^codegen:Write clients/m);
});
