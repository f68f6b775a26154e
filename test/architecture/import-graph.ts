import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { ts } from "ts-morph";

const root = resolve(import.meta.dirname, "../..");

/** Where `jobwright/…` leads within this repository: the source that package.json's `exports` name. */
export const selfImports: ReadonlyMap<string, string> = new Map(
  Object.entries<{ readonly "@jobwright/source": string } | string>(
    JSON.parse(readFileSync(join(root, "package.json"), "utf8")).exports,
  ).flatMap(([path, target]) =>
    typeof target === "string" ? [] : [[join("jobwright", path), join(target["@jobwright/source"])]],
  ),
);

/** What one file imports, by any kind of import: static, dynamic or of types. */
export interface Imports {
  /** Paths relative to the repository. */
  readonly files: readonly string[];
  /** Names of packages, and of Node's modules as `node:fs`. */
  readonly packages: readonly string[];
}

/** TypeScript files below a folder, as paths relative to the repository. */
export function sourceFiles(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.includes("node_modules"))
    .map((path) => join(folder, path))
    .sort();
}

export function readSource(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

export function importsOf(file: string): Imports {
  const specifiers = ts
    .preProcessFile(readSource(file), true, true)
    .importedFiles.map((found) => found.fileName);
  const files: string[] = [];
  const packages: string[] = [];
  for (const specifier of specifiers) {
    const own = selfImports.get(specifier);
    if (own !== undefined) files.push(own);
    else if (specifier.startsWith(".")) files.push(resolveRelative(file, specifier));
    else packages.push(packageName(specifier));
  }
  return { files, packages };
}

/** Every file and package that can be reached from the given files. */
export function reach(start: readonly string[]): {
  files: ReadonlySet<string>;
  packages: ReadonlySet<string>;
} {
  const files = new Set(start);
  const packages = new Set<string>();
  for (const file of files) {
    const imports = file.endsWith(".ts") ? importsOf(file) : { files: [], packages: [] };
    for (const next of imports.files) files.add(next);
    for (const name of imports.packages) packages.add(name);
  }
  return { files, packages };
}

/** The first circle of imports among the files, as a path that ends where it began; empty where there is none. */
export function findCircle(start: readonly string[]): readonly string[] {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): readonly string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file) || !file.endsWith(".ts")) return [];
    for (const next of importsOf(file).files) {
      const circle = visit(next, [...path, file]);
      if (circle.length > 0) return circle;
    }
    done.add(file);
    return [];
  };
  for (const file of start) {
    const circle = visit(file, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

function resolveRelative(from: string, specifier: string): string {
  const path = join(dirname(from), specifier);
  if (!existsSync(join(root, path))) throw new Error(`${from} imports ${specifier}, which is no file`);
  return relative(root, join(root, path));
}

function packageName(specifier: string): string {
  const parts = specifier.split("/");
  return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}
