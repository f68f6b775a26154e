import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A package that others can import by its name. */
export interface Package {
  /** Absolute. */
  readonly folder: string;
  readonly name: string;
  /** What package.json says. */
  readonly exports: unknown;
  readonly main: unknown;
  /** Names of all packages that it lists, of every kind. */
  readonly dependencies: ReadonlySet<string>;
}

/** The package that a file or folder is of: the nearest package.json above it that has a name. */
export function nearestPackage(path: string): Package | undefined {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const found = readPackage(folder);
    if (found) return found;
    if (dirname(folder) === folder) return undefined;
  }
}

function readPackage(folder: string): Package | undefined {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return undefined;
  const content = parse(readFileSync(file, "utf8"));
  const { name, exports, main } = content;
  if (typeof name !== "string" || name === "") return undefined;
  const kinds = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"] as const;
  const dependencies = new Set(kinds.flatMap((kind) => Object.keys(content[kind] ?? {})));
  return { folder, name, exports, main, dependencies };
}

/** What codegen reads of a package.json. Whoever reads a field checks it. */
type PackageJson = Readonly<
  Partial<Record<"name" | "exports" | "main", unknown>> &
    Partial<Record<"dependencies" | "devDependencies" | "peerDependencies" | "optionalDependencies", object>>
>;

/** A package.json that is broken is the package manager's to report. */
function parse(text: string): PackageJson {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
