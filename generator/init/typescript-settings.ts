import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import type { ts as TypeScript } from "ts-morph";
import type { ImportExtension } from "../../templates/layout.ts";
import { compilerOptions } from "../compiler-options.ts";
import { importExtension } from "../import-extension.ts";
import type { Compiler } from "../source/source-graph.ts";
import { installedPackage } from "./installed-package.ts";

/** What the project's tsconfig.json says of the files that will be made. */
export interface TypeScriptSettings {
  /** `tsconfig.json`, relative to the project. */
  readonly file: string;
  /** Whether tsc writes JavaScript. */
  readonly emits: boolean;
  /** How files import each other. */
  readonly importExtension: ImportExtension;
  /** Where sources lie, relative to the project: `src`, or `.` */
  readonly sourceFolder: string;
  /** Whether it takes in files beside it, in the project's folder. */
  readonly includesRoot: boolean;
  /** Whether it takes in a folder of the project. */
  includes(folder: string): boolean;
  /** Whether it sees packages by their `exports`. */
  readonly readsExports: boolean;
  /** Whether a CommonJS file may import an ES module. */
  readonly allowsRequireOfModules: boolean;
  /** The property `types`; undefined where it is not given. */
  readonly types: readonly string[] | undefined;
  /** Without `types`, whether every package of types is taken in. */
  readonly takesAllTypes: boolean;
  /** It only refers to other projects. */
  readonly onlyRefers: boolean;
}

/** @returns undefined where the project has no tsconfig.json of its own */
export async function typescriptSettings(
  folder: string,
  dependencies: Readonly<Record<string, string>>,
): Promise<TypeScriptSettings | undefined> {
  const file = join(folder, "tsconfig.json");
  if (!existsSync(file)) return undefined;
  const { ts } = await import("ts-morph");
  const { config = {} } = ts.readConfigFile(file, ts.sys.readFile);
  const {
    fileNames,
    projectReferences = [],
    raw,
  } = ts.parseJsonConfigFileContent(config, ts.sys, folder, undefined, file);
  const source = join(folder, "jobs", "jobs.manifest.ts");
  const options = compilerOptions(ts, folder, source) ?? {};
  const isOld = typescriptMajor(folder, dependencies) < 6;
  // With what it extends filled in.
  const includes: unknown = raw.include ?? (raw.files === undefined ? ["**/*"] : []);
  return {
    file: "tsconfig.json",
    emits: options.noEmit !== true && options.emitDeclarationOnly !== true,
    importExtension: await importExtension({ importExtension: "auto", manifest: source }, folder),
    sourceFolder: sourceFolder(folder, options, includes),
    includesRoot: firstFolders(includes).includes("."),
    includes: (folder) =>
      firstFolders(includes).some((first) => first === "." || `${folder}/`.startsWith(`${first}/`)),
    readsExports: readsExports(ts, options, isOld),
    allowsRequireOfModules: !isOldNodeModule(ts, options),
    types: options.types,
    takesAllTypes: isOld,
    onlyRefers: fileNames.length === 0 && projectReferences.length > 0,
  };
}

/** The `rootDir`, else `src` where it is taken in, else the first folder that is. */
function sourceFolder(folder: string, { rootDir }: TypeScript.CompilerOptions, includes: unknown): string {
  const root = rootDir === undefined ? "" : relative(folder, rootDir).replaceAll("\\", "/");
  if (root !== "" && !root.startsWith("..")) return root;
  const folders = firstFolders(includes);
  const hasSource = existsSync(join(folder, "src"));
  if (hasSource && (folders.includes("src") || folders.includes("."))) return "src";
  return folders.includes(".") ? "." : (folders.find((name) => existsSync(join(folder, name))) ?? ".");
}

/** `src/**\/*.ts` begins in `src`, `*.ts` and `**` in the project's folder. */
function firstFolders(includes: unknown): readonly string[] {
  if (!Array.isArray(includes)) return ["."];
  return includes.map((pattern) => {
    const parts = String(pattern).replace(/^\.\//, "").split("/");
    const wild = parts.findIndex((part) => /[*?]/.test(part) || /\.\w+$/.test(part));
    return (wild === -1 ? parts : parts.slice(0, wild)).join("/") || ".";
  });
}

function readsExports(
  ts: Compiler,
  { module, moduleResolution }: TypeScript.CompilerOptions,
  isOld: boolean,
): boolean {
  const { Classic, Node10 } = ts.ModuleResolutionKind;
  if (moduleResolution !== undefined) return moduleResolution !== Classic && moduleResolution !== Node10;
  // Before TypeScript 6, these modules were found as Node 10 did it, or as nobody does.
  return !isOld || (module !== undefined && module >= ts.ModuleKind.Node16);
}

function isOldNodeModule(ts: Compiler, { module, moduleResolution }: TypeScript.CompilerOptions): boolean {
  if (module === undefined) return moduleResolution === ts.ModuleResolutionKind.Node16;
  return module === ts.ModuleKind.Node16 || module === ts.ModuleKind.Node18;
}

/** Of the compiler that is installed, else of the range that is asked for, else of the newest. */
function typescriptMajor(folder: string, dependencies: Readonly<Record<string, string>>): number {
  const version = installedPackage(folder, "typescript")?.version ?? dependencies.typescript ?? "";
  return Number(/\d+/.exec(version)?.[0] ?? 7);
}
