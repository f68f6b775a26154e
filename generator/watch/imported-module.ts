import { realpathSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { dirname, sep } from "node:path";
import { constants, Script } from "node:vm";
import { isJobwright } from "../cache/loaded-files.ts";
import { importedFile } from "../source/imported-file.ts";

/** What an import leads to. */
export interface ImportedModule {
  /** The user's own file, absolute; undefined for a package, which does not change during a watch. */
  readonly file: string | undefined;
}

/** @throws Error for what may change and is not a module of the user's own package: Node alone can load it, once */
export function importedModule(from: string, specifier: string): ImportedModule {
  const file = importedFile(from, specifier);
  if (file !== undefined) return { file };
  if (/^[./#]/.test(specifier) || isLinked(from, specifier))
    throw new Error(`${specifier} is loaded by Node alone`);
  return { file };
}

/** A package of the same workspace, whose sources are edited too. */
function isLinked(from: string, specifier: string): boolean {
  if (isBuiltin(specifier)) return false;
  const key = importKey(from, specifier);
  try {
    const path = packagePaths.get(key) ?? realpathSync(createRequire(from).resolve(specifier));
    packagePaths.set(key, path);
    return !path.includes(`${sep}node_modules${sep}`) && !isJobwright(path);
  } catch {
    return false; // It has nothing for `require`.
  }
}

/** Where packages lie that were found; one that was not may come. */
const packagePaths = new Map<string, string>();

/** The same for files of one folder, which find the same packages. */
export function importKey(from: string, specifier: string): string {
  return `${dirname(from)}\n${specifier}`;
}

/** Imports as the file itself would. */
export async function nativeImport(from: string, specifier: string): Promise<unknown> {
  const script = new Script("(specifier) => import(specifier)", {
    filename: from,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const load: unknown = script.runInThisContext();
  return typeof load === "function" ? load(specifier) : undefined;
}
