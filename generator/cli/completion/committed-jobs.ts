import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The names of the jobs as codegen wrote them, without loading the manifest. None where nothing was generated, or
 * nothing can be read: somebody is in the middle of a line.
 *
 * @param cwd the project's folder
 */
export async function committedJobs(cwd: string, config?: string): Promise<readonly string[]> {
  try {
    const { findConfig } = await import("../../find-config.ts");
    const { loadModule } = await import("../../load-module.ts");
    const { checkConfig } = await import("../../check-config.ts");
    const file = findConfig(cwd, config);
    const { config: found } = checkConfig(await loadModule(file), file);
    return found ? namesIn(readFileSync(join(found.client, "contract.json"), "utf8")) : [];
  } catch {
    return [];
  }
}

/** What is no name of a job is left out: a shell may run what is in the words that it completes. */
function namesIn(contract: string): readonly string[] {
  const jobs: unknown = Object(JSON.parse(contract)).jobs;
  return Array.isArray(jobs)
    ? jobs.map((job) => String(Object(job).name)).filter((name) => /^[\w.-]+$/.test(name))
    : [];
}
