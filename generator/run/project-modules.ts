import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { loadFailure } from "../load-failure.ts";
import { isBeyondNode } from "../load-module.ts";
import type { ResolvedConfig } from "../resolved-config.ts";

/** Modules of a project that were evaluated, and what they export. */
export interface ProjectModules {
  /** The export `name` of one of the files. */
  exported(file: string, name: string): unknown;
  /** An entry of the package as the project has it installed: `jobwright/embedded`. */
  jobwright(entry: string): Promise<object>;
}

/**
 * Evaluates modules of the project, as its own programs would: through Node where it can, else all of them through jiti,
 * so that there is one instance of each.
 *
 * @param files in the order in which they are to be evaluated
 * @throws DiagnosticError for the first that cannot be loaded, at the place that the error tells
 */
export async function importModules(
  files: readonly string[],
  config: ResolvedConfig,
): Promise<ProjectModules> {
  const jobwright = (entry: string): Promise<object> => importOwn(entry, config);
  const withNode = await importEach(files, config, (file) => import(pathToFileURL(file).href));
  const modules = withNode ?? (await importEach(files, config, await jitiImport(config, jobwright)));
  return {
    exported: (file, name) => Reflect.get(modules?.get(file) ?? {}, name),
    jobwright,
  };
}

type Import = ((file: string) => Promise<object>) & { readonly isLast?: true };

/** Undefined where one of the files is beyond Node, and another way is left. */
async function importEach(
  files: readonly string[],
  { project }: ResolvedConfig,
  load: Import,
): Promise<ReadonlyMap<string, object> | undefined> {
  const modules = new Map<string, object>();
  for (const file of files) {
    try {
      modules.set(file, await load(file));
    } catch (error) {
      if (!load.isLast && isBeyondNode(error)) return undefined;
      throw await loadFailure("PROJECT_LOAD", error, file, project);
    }
  }
  return modules;
}

const entries = [
  "jobwright",
  ...["config", "client", "runtime", "pg-boss", "bullmq", "embedded"].map((name) => `jobwright/${name}`),
];

async function jitiImport(
  { file: configFile }: ResolvedConfig,
  jobwright: ProjectModules["jobwright"],
): Promise<Import> {
  const { createJiti } = await import("jiti");
  const own = await Promise.all(entries.map(async (entry) => [entry, await jobwright(entry)] as const));
  const jiti = createJiti(configFile, { tsconfigPaths: true, virtualModules: Object.fromEntries(own) });
  return Object.assign((file: string) => jiti.import<object>(file), { isLast: true } as const);
}

/** Found from where the generated worker lies: in a workspace, its package has what it imports. */
function importOwn(entry: string, { worker }: ResolvedConfig): Promise<object> {
  const { resolve } = createRequire(join(worker, "worker.ts"));
  return import(pathToFileURL(resolve(entry)).href);
}
