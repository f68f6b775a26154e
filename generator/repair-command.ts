import { resolve } from "node:path";
import { detectPackageManager, type PackageManager } from "./init/package-manager.ts";
import { surveyProject } from "./init/project.ts";

/**
 * The command that writes what a check found out of date, for the project's package manager and where the check was
 * run.
 *
 * @example "pnpm exec jobwright codegen --config jobs/jobwright.config.ts"
 */
export function repairCommand({ cwd, config }: CheckedPlace): string {
  const given = [
    ...(resolve(cwd) === process.cwd() ? [] : ["--cwd", cwd]),
    ...(config === undefined ? [] : ["--config", config]),
  ];
  return packageManager(cwd)
    .exec("jobwright", "codegen", ...given.map(quoted))
    .join(" ");
}

interface CheckedPlace {
  readonly cwd: string;
  readonly config?: string | undefined;
}

function packageManager(cwd: string): PackageManager {
  const userAgent = process.env.npm_config_user_agent;
  try {
    return surveyProject(cwd, userAgent).packageManager;
  } catch {
    // No package.json, or one that cannot be read, is no matter here.
    return detectPackageManager({ folders: [], declared: [], userAgent, isWorkspaceRoot: false });
  }
}

function quoted(word: string): string {
  return /^[\w@%+=:,./\\-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
