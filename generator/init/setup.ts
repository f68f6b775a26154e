import { readdirSync } from "node:fs";
import type { ImportExtension } from "../../templates/layout.ts";
import type { JsonValue } from "./edit-json.ts";
import type { Project } from "./project.ts";
import type { TypeScriptSettings } from "./typescript-settings.ts";

export type BackendName = "embedded" | "pg-boss" | "bullmq";

/** How a project will be set up. */
export interface Setup {
  /** Of the manifest and all that belongs to it, relative to the project, with forward slashes. */
  readonly folder: string;
  readonly backend: BackendName;
  /** How the files import each other. */
  readonly importExtension: ImportExtension;
  /** What runs the worker: Node itself, where it can read the files as they are. */
  readonly runner: "node" | "tsx";
  readonly configFile: "jobwright.config.ts" | "jobwright.config.mjs";
  /** Says to Node that the files are modules: of the whole project, or of their folder alone. */
  readonly moduleType: "declared" | "project" | "folder" | "none";
  /** The project has no sources yet. */
  readonly isFresh: boolean;
  /** A new tsconfig.json, or properties of the one that is there. */
  readonly tsconfig: "create" | readonly JsonEdit[];
}

export interface JsonEdit {
  readonly path: readonly string[];
  readonly value: JsonValue;
}

/**
 * Decides how the project is set up, so that what is made there runs and passes the type check.
 *
 * @param settings undefined where there is no tsconfig.json
 * @param runsTypeScript whether Node runs TypeScript files as they are
 */
export function chooseSetup(
  project: Project,
  settings: TypeScriptSettings | undefined,
  {
    folder,
    backend,
    runsTypeScript,
  }: Pick<Setup, "folder" | "backend"> & { readonly runsTypeScript: boolean },
): Setup {
  const isModule = project.package.type === "module";
  const isFresh = !settings && hasNoSources(project.folder);
  const makesModule = !isModule && isFresh;
  const emits = settings?.emits === true;
  const importExtension = settings ? extensionOf(settings, isModule) : ".ts";
  const asTheyAre = runsTypeScript && importExtension === ".ts" && (isModule || makesModule || !emits);
  const runner = asTheyAre ? "node" : "tsx";
  // Where tsc would write JavaScript of it, a config in TypeScript would move the whole output.
  const keepsConfig = (isModule || makesModule) && !(emits && settings?.includesRoot);
  return {
    folder,
    backend,
    importExtension,
    runner,
    configFile: keepsConfig ? "jobwright.config.ts" : "jobwright.config.mjs",
    moduleType: isModule ? "declared" : makesModule ? "project" : runner === "node" ? "folder" : "none",
    isFresh,
    tsconfig: settings ? compilerEdits(settings, isModule) : "create",
  };
}

/** Where the jobs go unless told otherwise: in a folder of their own, among the sources. */
export function defaultFolder(settings: TypeScriptSettings | undefined): string {
  const sources = settings?.sourceFolder ?? ".";
  return sources === "." ? "jobs" : `${sources}/jobs`;
}

/** Nothing that a change of the package's type could break. */
function hasNoSources(folder: string): boolean {
  return readdirSync(folder).every((name) =>
    /^(\..*|node_modules|package\.json|package-lock\.json|.*\.md|LICENSE.*|.*\.lock|pnpm-.*\.yaml|.*\.tgz)$/i.test(
      name,
    ),
  );
}

function extensionOf(settings: TypeScriptSettings, isModule: boolean): ImportExtension {
  if (allowsExtensions(settings)) return ".ts";
  return moduleEdits(settings, isModule) === "nodenext" ? ".js" : settings.importExtension;
}

/** Where tsc writes nothing, `.ts` in an import harms nobody, and Node can run the files. */
function allowsExtensions({ importExtension, emits, onlyRefers }: TypeScriptSettings): boolean {
  return importExtension === ".ts" || !(emits || onlyRefers);
}

function compilerEdits(settings: TypeScriptSettings, isModule: boolean): readonly JsonEdit[] {
  if (settings.onlyRefers) return [];
  const set = (key: string, value: JsonValue): JsonEdit => ({ path: ["compilerOptions", key], value });
  const modules = moduleEdits(settings, isModule);
  const types = settings.types ?? (settings.takesAllTypes ? undefined : []);
  return [
    ...(modules === "nodenext" ? [set("module", "nodenext"), set("moduleResolution", "nodenext")] : []),
    ...(modules === "bundler" ? [set("module", "esnext"), set("moduleResolution", "bundler")] : []),
    ...(allowsExtensions(settings) && settings.importExtension !== ".ts"
      ? [set("allowImportingTsExtensions", true)]
      : []),
    ...(types && !types.includes("node") ? [set("types", [...types, "node"])] : []),
  ];
}

/** What `module` must become before TypeScript finds jobwright's entries, and lets CommonJS import them. */
function moduleEdits(
  { readsExports, allowsRequireOfModules, emits }: TypeScriptSettings,
  isModule: boolean,
): "nodenext" | "bundler" | undefined {
  const isCommonJs = !isModule && emits;
  if (readsExports && (allowsRequireOfModules || !isCommonJs)) return undefined;
  // The imports of an ES module's sources may have no extension, which nodenext would refuse.
  return isCommonJs ? "nodenext" : "bundler";
}
