import { randomUUID } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { hashOf } from "../output-record.ts";
import { stagingName } from "../writing/staging-name.ts";

/** One thing that a run depends on, and the state that it was in. */
export interface Input {
  readonly how: keyof typeof fingerprints;
  /** Absolute. */
  readonly path: string;
  readonly state: string;
}

/** What a state says, by how closely it is looked at. */
const fingerprints = {
  content: fileState,
  /** Of installed files, which change by being installed anew. */
  status: statusState,
  existence: (path: string) => (statSync(path, { throwIfNoEntry: false }) ? "there" : absent),
  /** Of all files below a folder. */
  folder: folderState,
} as const;

export const absent = "absent";

export function inputOf(how: Input["how"], path: string): Input {
  return { how, path, state: fingerprints[how](path) };
}

export function isAsBefore({ how, path, state }: Input): boolean {
  return fingerprints[how](path) === state;
}

/** Every file below a folder but installed ones, absolute; nothing where there is no folder. */
export function filesOf(folder: string): readonly string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "node_modules" || entry.name === stagingName) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesOf(path) : path;
  });
}

function fileState(path: string): string {
  try {
    return `${realpathSync.native(path)} ${hashOf(readFileSync(path))}`;
  } catch {
    return absent;
  }
}

function statusState(path: string): string {
  const status = statSync(path, { throwIfNoEntry: false });
  return status ? `${status.size} ${status.mtimeMs} ${status.ctimeMs} ${status.ino}` : absent;
}

function folderState(folder: string): string {
  if (!statSync(folder, { throwIfNoEntry: false })) return absent;
  return hashOf(
    filesOf(folder)
      .map((path) => `${path}\n${linkOrContent(path)}\n`)
      .sort()
      .join(""),
  );
}

function linkOrContent(path: string): string {
  const link = lstatSync(path).isSymbolicLink() ? `${readlinkSync(path)} ` : "";
  try {
    return link + hashOf(readFileSync(path));
  } catch {
    return randomUUID(); // What cannot be told is never as before.
  }
}
