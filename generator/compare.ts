import { existsSync, lstatSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesBelow, isInside, realPath } from "./output-folder.ts";
import { hashOf, type OutputRecord, parseRecord, recordName } from "./output-record.ts";
import type { Plan, PlannedFolder } from "./plan.ts";

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

/** Reads the disk and changes nothing. */
export function compareWithDisk({ folders, stubs }: Plan): Comparison {
  const compared = folders.map(compareFolder);
  const missingStubs = [...stubs]
    .filter(([path]) => !existsSync(path))
    .map(([path, text]): Change => ({ state: "stub", path, text }));
  return {
    changes: [...compared.flatMap(({ changes }) => changes), ...missingStubs],
    kept: compared.flatMap(({ kept }) => kept),
    unchanged: compared.reduce((sum, { unchanged }) => sum + unchanged, 0),
  };
}

function compareFolder(folder: PlannedFolder): Comparison {
  const record = readRecord(folder.path);
  const writes = [...folder.files].flatMap(([path, text]) => {
    const state = plannedState(join(folder.path, path), text, record.get(path));
    return state === "unchanged" ? [] : [{ state, path: join(folder.path, path), text } satisfies Change];
  });
  const unplanned = existsSync(folder.path)
    ? filesBelow(folder.path).filter((path) => !folder.files.has(path))
    : [];
  const extra = unplanned.filter((path) => isOurs(folder.path, path, record.get(path)));
  return {
    changes: [...writes, ...extra.map((path): Change => ({ state: "extra", path: join(folder.path, path) }))],
    kept: unplanned.filter((path) => !extra.includes(path)).map((path) => join(folder.path, path)),
    unchanged: folder.files.size - writes.length,
  };
}

function readRecord(folder: string): OutputRecord {
  const path = join(folder, recordName);
  return existsSync(path) ? parseRecord(readFileSync(path, "utf8")) : new Map();
}

function plannedState(path: string, text: string, recorded: string | undefined) {
  const found = readContent(path);
  if (found === undefined) return "missing";
  if (found.equals(Buffer.from(text))) return "unchanged";
  return recorded !== undefined && hashOf(found) !== recorded ? "edited" : "stale";
}

function readContent(path: string): Buffer | undefined {
  return existsSync(path) && lstatSync(path).isFile() ? readFileSync(path) : undefined;
}

/** Only what the record lists, as it was recorded, and inside the folder after resolving links. */
function isOurs(folder: string, path: string, recorded: string | undefined): boolean {
  const file = join(folder, path);
  const content = readContent(file);
  return (
    content !== undefined &&
    hashOf(content) === recorded &&
    isInside(realPath(dirname(file)), realPath(folder))
  );
}
