import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Where what is worth keeping between runs lies: in the nearest `node_modules`, which nobody commits.
 *
 * @param project absolute
 * @returns undefined where there is no `node_modules` above, as with Yarn's Plug'n'Play
 */
export function cacheFolder(project: string): string | undefined {
  const modules = join(project, "node_modules");
  if (existsSync(modules)) return join(modules, ".cache/jobwright");
  return dirname(project) === project ? undefined : cacheFolder(dirname(project));
}
