import { spawn } from "node:child_process";
import { chmodSync, existsSync } from "node:fs";
import { join } from "node:path";
import type { CommandResult, Project } from "../generator/project.ts";
import { commandLine } from "../programs/built-package.ts";

/**
 * Runs a line of bash in a project in which `jobwright` is a command, as it is in a script of package.json.
 *
 * @param environment beside that of the tests; `undefined` takes a variable out
 */
export function shell(
  project: Project,
  line: string,
  environment: Readonly<Record<string, string | undefined>> = {},
): Promise<CommandResult> {
  const command = `#!/bin/sh\nexec "${process.execPath}" "${commandLine().join('" "')}" "$@"\n`;
  const file = project.path("node_modules/.bin/jobwright");
  if (!existsSync(file)) project.write("node_modules/.bin/jobwright", command);
  chmodSync(file, 0o755);
  const PATH = `${project.path("node_modules/.bin")}:${join(process.execPath, "..")}:${process.env.PATH}`;
  const env = { ...process.env, PATH, ...environment };
  const child = spawn("bash", ["-o", "pipefail", "-c", line], { cwd: project.folder, env });
  const texts = { stdout: "", stderr: "" };
  child.stdin.end();
  for (const name of ["stdout", "stderr"] as const)
    child[name].setEncoding("utf8").on("data", (text: string) => {
      texts[name] += text;
    });
  return new Promise((done) => child.once("close", (code) => done({ code: code ?? -1, ...texts })));
}
