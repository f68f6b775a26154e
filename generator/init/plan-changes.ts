import type { Compiler } from "../source/source-graph.ts";
import { type CiChange, continuousIntegration } from "./continuous-integration.ts";
import { setJsonProperty } from "./edit-json.ts";
import { type FileChange, fileChange, withLine } from "./file-change.ts";
import { plannedFiles } from "./planned-files.ts";
import type { Project } from "./project.ts";
import { chooseScripts, type ScriptNames } from "./scripts.ts";
import type { Setup } from "./setup.ts";

export interface PlannedChanges {
  readonly changes: readonly FileChange[];
  /** Files that are in the way: they are there, and are not what would be made. */
  readonly clashes: readonly string[];
  readonly scripts: ScriptNames;
  readonly ci: CiChange;
}

/**
 * Every change that sets the project up, in memory.
 *
 * @param generated the folders of generated files, relative to the project
 * @param isNew false where there is a config already: its files and the compiler's settings are left alone
 * @param ci undefined: as the project's own CI suggests
 */
export function planChanges(
  ts: Compiler,
  project: Project,
  setup: Setup,
  {
    generated,
    isNew,
    ci: wanted,
  }: {
    readonly generated: readonly string[];
    readonly isNew: boolean;
    readonly ci: boolean | undefined;
  },
): PlannedChanges {
  const { folder } = project;
  const scripts = chooseScripts(project.package.scripts, setup);
  const ci = continuousIntegration(project, scripts.names.check, wanted);
  const files = isNew ? plannedFiles(project, setup) : {};
  const sources = Object.entries(files).flatMap(([path, text]) => fileChange(folder, path, () => text) ?? []);
  const clashes = sources.filter(({ before }) => before !== null);
  const settings = [
    fileChange(folder, "package.json", (before) => editPackage(ts, before ?? "{}", setup, scripts.added)),
    isNew && setup.tsconfig !== "create" ? editCompiler(ts, folder, setup.tsconfig) : undefined,
    fileChange(folder, ".gitattributes", (before) =>
      generated.reduce<string | null>(
        (text, path) => withLine(text, `${path}/** linguist-generated`),
        before,
      ),
    ),
    setup.backend === "embedded"
      ? fileChange(folder, ".gitignore", (before) => withLine(before, ".jobwright/"))
      : undefined,
    ci.kind === "file" ? fileChange(folder, ci.path, (before) => before ?? ci.text) : undefined,
  ];
  return {
    changes: [...sources, ...settings.filter((change) => change !== undefined)],
    clashes: clashes.map(({ path }) => path),
    scripts: scripts.names,
    ci,
  };
}

function editPackage(
  ts: Compiler,
  before: string,
  { moduleType }: Setup,
  scripts: Readonly<Record<string, string>>,
): string {
  const typed = moduleType === "project" ? setJsonProperty(ts, before, ["type"], "module") : before;
  return Object.entries(scripts).reduce(
    (text, [name, command]) => setJsonProperty(ts, text, ["scripts", name], command),
    typed,
  );
}

function editCompiler(ts: Compiler, folder: string, edits: Exclude<Setup["tsconfig"], "create">) {
  return fileChange(folder, "tsconfig.json", (before) =>
    edits.reduce((text, { path, value }) => setJsonProperty(ts, text, path, value), before ?? "{}"),
  );
}
