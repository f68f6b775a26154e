import { realpathSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ObservedLoading } from "./observe-loading.ts";

/** The files that a module's evaluation consists of. */
export interface LoadedFiles {
  /** The user's, absolute. */
  readonly own: readonly string[];
  /** Of packages below a `node_modules`. */
  readonly installed: readonly string[];
  /** Where each package was looked for: a package.json in each `node_modules` on the way, the last one found. */
  readonly lookups: readonly string[];
}

/** Whether a file is this package's, whose state is known without asking for each file. */
export function isJobwright(path: string): boolean {
  return jobwrightFolders.some((folder) => path.startsWith(folder + sep));
}

const root = join(import.meta.dirname, "../..");

/** What takes part in a run. */
export const jobwrightFolders: readonly string[] = ["schema", "templates", "generator"].map((name) =>
  join(root, name),
);

/**
 * All that was loaded for some modules.
 *
 * @param entries absolute paths
 * @returns undefined where something took part that is not a file, such as a module of Node's that reads the disk
 */
export function loadedFiles(
  { imports, loaded }: ObservedLoading,
  entries: readonly string[],
): LoadedFiles | undefined {
  // Node does not tell what jiti reads.
  if ([...imports.values()].flat().some(({ specifier }) => specifier === "jiti")) return undefined;
  const urls = new Set(entries.map((path) => pathToFileURL(realpathSync(path)).href));
  const own = new Set<string>();
  const installed = new Set<string>();
  const lookups = new Set<string>();
  // The set grows while it is read.
  for (const url of urls) {
    if (url.startsWith("node:")) {
      if (!harmless.has(url)) return undefined;
      continue;
    }
    const path = filePath(url);
    if (path === undefined) return undefined;
    if (isJobwright(path)) continue;
    const isInstalled = path.includes(`${sep}node_modules${sep}`);
    // What was in memory from before may have been read in another state.
    if (!isInstalled && !loaded.has(url)) return undefined;
    (isInstalled ? installed : own).add(path);
    for (const found of imports.get(url) ?? []) {
      urls.add(found.url);
      for (const lookup of packageLookups(path, found.specifier)) lookups.add(lookup);
    }
  }
  return { own: [...own], installed: [...installed], lookups: [...lookups] };
}

/** Node's modules that give the same on every machine and at any time. */
const harmless: ReadonlySet<string> = new Set(
  ["assert", "buffer", "events", "path", "path/posix", "punycode", "querystring", "string_decoder"]
    .concat(["url", "util", "util/types"])
    .map((name) => `node:${name}`),
);

/** Undefined for what is not a plain file, or a file with a query. */
function filePath(url: string): string | undefined {
  if (!url.startsWith("file:") || /[?#]/.test(url)) return undefined;
  return fileURLToPath(url);
}

function packageLookups(from: string, specifier: string): readonly string[] {
  const [name] = /^(?:@[^/]+\/)?[^./#@:][^/:]*(?=\/|$)/.exec(specifier) ?? [];
  if (name === undefined) return [];
  const folders: string[] = [];
  for (let folder = dirname(from); ; folder = dirname(folder)) {
    folders.push(join(folder, "node_modules", name, "package.json"));
    if (dirname(folder) === folder) return folders;
  }
}
