import type { Package } from "./nearest-package.ts";

/**
 * The name by which other packages import a file of a package: `@shop/jobs`, `@shop/jobs/manifest`.
 *
 * @param paths where the file is, as source and as it is compiled: absolute, with forward slashes
 * @returns undefined where the package does not export it
 */
export function exportedAs(home: Package, paths: readonly string[]): string | undefined {
  const below = paths
    .filter((path) => path.startsWith(`${home.folder}/`))
    .map((path) => `.${path.slice(home.folder.length)}`);
  if (home.exports === undefined) return importedAs(home, below);
  const subpath = subpathsOf(home.exports)
    .flatMap(([pattern, targets]) => below.flatMap((path) => matched(pattern, targets, path) ?? []))
    .sort((a, b) => a.length - b.length)[0];
  return subpath === undefined ? undefined : home.name + subpath.slice(1);
}

/** Without `exports`, `main` is what the name alone means, and every file can be named. */
function importedAs({ name, main }: Package, below: readonly string[]): string | undefined {
  if (typeof main === "string" && below.includes(`./${main.replace(/^\.\//, "")}`)) return name;
  const compiled = below.find((path) => path.endsWith(".js")) ?? below[0];
  return compiled && name + compiled.slice(1);
}

type Subpath = readonly [pattern: string, targets: readonly string[]];

function subpathsOf(exports: unknown): readonly Subpath[] {
  const isBySubpath =
    isObject(exports) && Object.keys(exports).some((key) => key === "." || key.startsWith("./"));
  if (!isBySubpath) return [[".", targetsOf(exports)]];
  return Object.entries(exports).map(([subpath, target]) => [subpath, targetsOf(target)]);
}

/** The files of all conditions: which of them holds is for the one who imports. */
function targetsOf(target: unknown): readonly string[] {
  if (typeof target === "string") return [target];
  return isObject(target) ? Object.values(target).flatMap(targetsOf) : [];
}

/** The subpath that leads to a file; `*` stands for any part of it. */
function matched(pattern: string, targets: readonly string[], path: string): string | undefined {
  for (const target of targets) {
    const [before = "", after] = target.split("*");
    if (after === undefined) {
      if (target === path) return pattern;
    } else if (
      path.startsWith(before) &&
      path.endsWith(after) &&
      path.length >= before.length + after.length
    ) {
      return pattern.replace("*", path.slice(before.length, path.length - after.length));
    }
  }
  return undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
