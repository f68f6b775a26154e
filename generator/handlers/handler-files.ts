import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { byCodePoint } from "../../schema/by-code-point.ts";

/** A file below the folder of the handlers that could hold code. */
export interface HandlerFile {
  /** Below the folder, with forward slashes, in the case that the disk has: `emails/sendWelcomeEmail.ts`. */
  readonly path: string;
  /** Relative to the project: how the file is shown to people. */
  readonly shown: string;
  readonly text: string;
}

/**
 * Reads the code below the folder of the handlers, sorted by path; none where there is no folder. Links are followed;
 * packages, hidden folders and declarations (`.d.ts`) are left out.
 */
export function handlerFiles(folder: string, project: string): readonly HandlerFile[] {
  const paths: string[] = [];
  const shown = shownIn(folder, project);
  collect(folder, "", new Set(), paths);
  return paths.sort(byCodePoint).flatMap((path) => {
    const text = textOf(resolve(folder, path));
    return text === undefined ? [] : [{ path, text, shown: shown(path) }];
  });
}

/** What makes of a path below the folder of the handlers one that is relative to the project, with forward slashes. */
export function shownIn(folder: string, project: string): (path: string) => string {
  const above = relative(project, folder).split(sep).join("/");
  return (path) => (above === "" ? path : `${above}/${path}`);
}

function collect(folder: string, below: string, seen: Set<string>, paths: string[]): void {
  const real = realOf(resolve(folder, below));
  // A link may lead back to a folder above it.
  if (real === undefined || seen.has(real)) return;
  seen.add(real);
  for (const entry of entriesOf(real)) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    const kind = entry.isSymbolicLink() ? statSync(resolve(folder, path), { throwIfNoEntry: false }) : entry;
    if (kind?.isDirectory() && entry.name !== "node_modules" && !entry.name.startsWith("."))
      collect(folder, path, seen, paths);
    if (kind?.isFile() && codeFile.test(entry.name) && !declaration.test(entry.name)) paths.push(path);
  }
}

const codeFile = /\.(?:[cm]?[jt]s|[jt]sx)$/i;
const declaration = /\.d\.(?:[cm]?ts|.+\.ts)$/i;

function realOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined; // Not there, or a link to nothing.
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // A file, or a folder that may not be read.
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined; // Removed meanwhile, or one that may not be read: whoever imports it says so.
  }
}
