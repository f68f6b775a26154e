import { existsSync, lstatSync, readdirSync, realpathSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { type Diagnostic, diagnostic } from "../schema/diagnostics/diagnostic.ts";
import { hashOnDisk } from "./hash-on-disk.ts";
import { recordName } from "./output-record.ts";
import type { Plan, PlannedFolder } from "./plan.ts";
import type { Printer } from "./printer.ts";
import type { ResolvedConfig } from "./resolved-config.ts";
import { stagingName } from "./writing/staging-name.ts";

/** Why codegen must not write to, or delete from, its output folders; nothing where it may. */
export async function outputFolderProblems(
  { folders }: Plan,
  config: ResolvedConfig,
  printer: Printer,
): Promise<readonly Diagnostic[]> {
  const problems = folders.map((folder) => {
    const misplaced = [...placeProblems(folder.path, config), ...nestedFolders(folder, folders, config)];
    return misplaced.length > 0 ? misplaced : foreignFiles(folder, config, printer);
  });
  return (await Promise.all(problems)).flat();
}

/** Whether `path` is `folder` or lies below it. Both are absolute and free of links. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** The path after resolving links, of which the last parts may not exist yet. */
export function realPath(path: string): string {
  if (existsSync(path) || dirname(path) === path) return realpathSync(path);
  return join(realPath(dirname(path)), relative(dirname(path), path));
}

function placeProblems(path: string, config: ResolvedConfig): readonly Diagnostic[] {
  const folder = realPath(path);
  const because = (reason: string): Diagnostic[] => [unsafe(path, config, reason)];
  if (isInside(realPath(config.project), folder)) return because("it is the project's folder or holds it");
  if (existsSync(folder) && !lstatSync(folder).isDirectory()) return because("it is a file");
  const { manifest, handlers, context, backend } = config;
  const inside = [manifest, handlers, context, backend].find(
    (file) => file !== null && isInside(realPath(file), folder),
  );
  return inside ? because(`it holds ${shown(inside, config)}, which is yours`) : [];
}

function nestedFolders(
  { path }: PlannedFolder,
  folders: readonly PlannedFolder[],
  config: ResolvedConfig,
): readonly Diagnostic[] {
  return folders
    .filter((other) => other.path !== path && isInside(realPath(other.path), realPath(path)))
    .map((other) => unsafe(path, config, `it holds ${shown(other.path, config)}, the other output folder`));
}

/**
 * A folder that codegen has not written before must be empty. What equals the plan is what an interrupted first
 * run left.
 */
async function foreignFiles(
  { path, files }: PlannedFolder,
  config: ResolvedConfig,
  printer: Printer,
): Promise<readonly Diagnostic[]> {
  if (!existsSync(path) || !lstatSync(realPath(path)).isDirectory() || existsSync(join(path, recordName)))
    return [];
  const foreign: string[] = [];
  for (const file of filesBelow(path)) {
    const planned = files.get(file);
    if (planned && (await printer.print(planned)).hash === hashOnDisk(join(path, file))) continue;
    foreign.push(file);
  }
  if (foreign.length === 0) return [];
  const examples = foreign.slice(0, 3).join(", ") + (foreign.length > 3 ? ", …" : "");
  return [
    diagnostic(
      "OUT_FOREIGN",
      `out: ${shown(path, config)} holds files that codegen did not make (${examples}).`,
      { path: "out" },
    ),
  ];
}

/** Every file and link below a folder, with forward slashes, but what is being written. Links are not followed. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === stagingName) return [];
    if (!entry.isDirectory()) return entry.name;
    return filesBelow(join(folder, entry.name)).map((file) => `${entry.name}/${file}`);
  });
}

function unsafe(path: string, config: ResolvedConfig, reason: string): Diagnostic {
  return diagnostic("OUT_UNSAFE", `out: ${shown(path, config)} cannot be written to: ${reason}.`, {
    path: "out",
  });
}

function shown(path: string, { project }: ResolvedConfig): string {
  return relative(project, path) || ".";
}
