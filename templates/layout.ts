/**
 * Where things are, as absolute paths with forward slashes. They only serve to work out how one file imports
 * another; no text of them is written.
 */
export interface Layout {
  readonly manifest: string;
  /** The folder of the client's files; the same as `worker` where `out` is not split. */
  readonly client: string;
  readonly worker: string;
  /** The folder of the user's handlers; null where none is configured. */
  readonly handlers: string | null;
  readonly context: string | null;
  readonly importExtension: ImportExtension;
  /** Left out where all of it is one package: then every import is relative. */
  readonly packages?: LayoutPackages;
}

/** The packages that the layout lies in, and how the modules of one are imported by the others. */
export interface LayoutPackages {
  readonly homes: readonly LayoutPackage[];
  /** By absolute path: `@shop/jobs`. Of the client's files the index alone, which exports all that others need. */
  readonly specifiers: ReadonlyMap<string, string>;
}

export interface LayoutPackage {
  readonly folder: string;
  /** Each has a tsconfig.json of its own. */
  readonly importExtension: ImportExtension;
}

/** How a relative import of a TypeScript file ends. */
export type ImportExtension = ".ts" | ".js" | "";

/** How `from` imports `to`: `../jobs.manifest.ts`, or `@shop/jobs` where that is in another package. */
export function importPath(from: string, to: string, layout: Layout): string {
  const home = homeOf(from, layout);
  const specifier = home === homeOf(to, layout) ? undefined : specifierOf(to, layout);
  return specifier ?? relativeImport(from, to, home?.importExtension ?? layout.importExtension);
}

function homeOf(path: string, { packages }: Layout): LayoutPackage | undefined {
  const holding = packages?.homes.filter(({ folder }) => path.startsWith(`${folder}/`)) ?? [];
  return holding.sort((a, b) => b.folder.length - a.folder.length)[0];
}

function specifierOf(path: string, { packages, client }: Layout): string | undefined {
  return packages?.specifiers.get(path.startsWith(`${client}/`) ? `${client}/index.ts` : path);
}

function relativeImport(from: string, to: string, extension: ImportExtension): string {
  const path = relativePath(folderOf(from), to);
  return withExtension(path.startsWith(".") ? path : `./${path}`, extension);
}

function relativePath(fromFolder: string, to: string): string {
  const source = fromFolder.split("/");
  const target = to.split("/");
  let shared = 0;
  while (shared < source.length && shared < target.length && source[shared] === target[shared]) shared++;
  return [...source.slice(shared).map(() => ".."), ...target.slice(shared)].join("/");
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}

/** `.mts` is never left out, since nothing would find the file. */
function withExtension(path: string, extension: ImportExtension): string {
  if (extension === ".ts") return path;
  if (path.endsWith(".mts")) return path.replace(/\.mts$/, ".mjs");
  return path.replace(/\.ts$/, extension);
}
