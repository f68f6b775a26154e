import { existsSync, realpathSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";

/**
 * The file that an import is of, where it is one of the user's.
 *
 * @param from the absolute path of the file with the import
 * @param specifier `./ids.ts`, or `#lib/ids.ts` by the `imports` of package.json
 * @returns an absolute path; undefined for a package, and for what is not found
 */
export function importedFile(from: string, specifier: string): string | undefined {
  if (specifier.startsWith("#")) return subpathFile(from, specifier);
  return /^\.{1,2}(?:\/|$)/.test(specifier) ? relativeFile(from, specifier) : undefined;
}

/** As TypeScript finds files: by its exact name, by what it compiles from, without extension, or in a folder. */
function relativeFile(from: string, specifier: string): string | undefined {
  const path = resolve(dirname(from), specifier);
  const candidates = [
    path,
    path.replace(/\.(c|m)?js$/, ".$1ts"),
    ...[".ts", ".mts", ".js", ".mjs"].map((extension) => path + extension),
    ...["index.ts", "index.js"].map((name) => join(path, name)),
  ];
  return candidates.find((file) => isModule(file) && existsSync(file) && statSync(file).isFile());
}

/** As Node finds it. */
function subpathFile(from: string, specifier: string): string | undefined {
  try {
    const found = createRequire(from).resolve(specifier);
    if (!isAbsolute(found) || !isModule(found) || /[\\/]node_modules[\\/]/.test(found)) return undefined;
    // Node follows links, as in /tmp of some systems; the other paths have them.
    const folder = dirname(from);
    return resolve(folder, relative(realpathSync(folder), found));
  } catch {
    return undefined;
  }
}

function isModule(file: string): boolean {
  return /\.[cm]?[jt]s$/.test(file);
}
