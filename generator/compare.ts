import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { hashOnDisk } from "./hash-on-disk.ts";
import { filesBelow, isInside, realPath } from "./output-folder.ts";
import { hashOf, type OutputRecord, parseRecord, recordName, recordText } from "./output-record.ts";
import type { Plan, PlannedFolder } from "./plan.ts";
import { Printer } from "./printer.ts";

/** How the files on disk differ from the plan. */
export interface Comparison {
  readonly changes: readonly Change[];
  /** Files in the output folders that are not in the plan and were not, or not only, written by codegen. */
  readonly kept: readonly string[];
  readonly unchanged: number;
}

/** What codegen would do to one file; `path` is absolute. */
export type Change =
  /** `edited`: changed by hand since codegen wrote it. `stub`: a handler to be written by its owner. */
  | {
      readonly state: "missing" | "stale" | "edited" | "stub";
      readonly path: string;
      readonly text: string;
    }
  /** Written by codegen before, unchanged since, and not in the plan any more. */
  | { readonly state: "extra"; readonly path: string };

/**
 * Reads the disk and changes nothing. Only files that differ are printed, as far as the printer knows what the others
 * are. A file that a checkout gave other line ends does not differ.
 */
export async function compareWithDisk(
  { folders, stubs }: Plan,
  printer: Printer = new Printer(),
): Promise<Comparison> {
  const changes: Change[] = [];
  const kept: string[] = [];
  let unchanged = 0;
  for (const folder of folders) {
    const compared = await compareFolder(folder, printer);
    changes.push(...compared.changes);
    kept.push(...compared.kept);
    unchanged += compared.unchanged;
  }
  for (const [path, content] of stubs) {
    if (existsSync(path)) continue;
    changes.push({ state: "stub", path, text: await (await printer.print(content)).text() });
  }
  return { changes, kept, unchanged };
}

async function compareFolder(folder: PlannedFolder, printer: Printer): Promise<Comparison> {
  const record = readRecord(folder.path);
  const changes: Change[] = [];
  const hashes = new Map<string, string>();
  for (const [file, content] of folder.files) {
    const path = join(folder.path, file);
    const { hash, text } = await printer.print(content);
    hashes.set(file, hash);
    const state = stateOf(path, hash, record.get(file));
    if (state !== "unchanged") changes.push({ state, path, text: await text() });
  }
  const text = recordText(hashes);
  const path = join(folder.path, recordName);
  const state = stateOf(path, hashOf(text), undefined);
  if (state !== "unchanged") changes.push({ state, path, text });
  const unchanged = folder.files.size + 1 - changes.length;
  const { extra, kept } = unplannedFiles(folder, record);
  return {
    changes: [...changes, ...extra.map((path): Change => ({ state: "extra", path }))],
    kept,
    unchanged,
  };
}

function readRecord(folder: string): OutputRecord {
  const path = join(folder, recordName);
  return existsSync(path) ? parseRecord(readFileSync(path, "utf8")) : new Map();
}

function stateOf(path: string, planned: string, recorded: string | undefined) {
  const found = hashOnDisk(path);
  if (found === undefined) return "missing";
  if (found === planned) return "unchanged";
  return recorded !== undefined && found !== recorded ? "edited" : "stale";
}

function unplannedFiles({ path: folder, files }: PlannedFolder, record: OutputRecord) {
  const unplanned = existsSync(folder)
    ? filesBelow(folder).filter((file) => file !== recordName && !files.has(file))
    : [];
  const isExtra = (file: string): boolean => isOurs(folder, file, record.get(file));
  const { extra = [], kept = [] } = Object.groupBy(unplanned, (file) => (isExtra(file) ? "extra" : "kept"));
  return { extra: extra.map((file) => join(folder, file)), kept: kept.map((file) => join(folder, file)) };
}

/** Only what the record lists, as it was recorded, and inside the folder after resolving links. */
function isOurs(folder: string, file: string, recorded: string | undefined): boolean {
  const path = join(folder, file);
  return (
    recorded !== undefined &&
    hashOnDisk(path) === recorded &&
    isInside(realPath(dirname(path)), realPath(folder))
  );
}
