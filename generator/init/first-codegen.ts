import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { installedPackage } from "./installed-package.ts";
import type { Project } from "./project.ts";
import { runCommand } from "./run-command.ts";

/**
 * Generates for the first time, with the jobwright that the project has installed.
 *
 * @returns whether the files were written
 * @throws DiagnosticError where the manifest or the config has problems
 */
export async function firstCodegen({ folder, packageManager }: Project): Promise<boolean> {
  const own = realpathSync(fileURLToPath(import.meta.resolve("jobwright/package.json")));
  if (installedPackage(folder, "jobwright")?.file !== own) {
    return runCommand(packageManager.exec("jobwright", "codegen"), folder);
  }
  const { codegen } = await import("../codegen.ts");
  await codegen({ cwd: folder, write: true });
  return true;
}
