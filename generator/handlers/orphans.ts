import type { SourceLocation } from "../../schema/diagnostics/diagnostic.ts";
import type { HandlerFile } from "./handler-files.ts";
import type { HandlerPlace } from "./handler-place.ts";
import { placeInFile } from "./place-in-file.ts";
import { readHandler } from "./read-handler.ts";
import { mentionsHandlers } from "./scan-handler.ts";

/** A handler in a file that is no job's. */
export interface Orphan {
  readonly file: HandlerFile;
  /** The job that its type names. */
  readonly job: string;
  /** Of that name. */
  readonly location: SourceLocation;
}

/**
 * Finds the handlers of jobs that are gone, or that lie elsewhere than their job's handler does, which is missing.
 *
 * A handler is told by what codegen wrote into it: an export `handler` whose type is `Handlers["…"]`. A list of the
 * files that were created would be lost with the output folder, and would not follow a file that was moved. So
 * whatever else people keep in the folder (tests, modules of their own, an index) is never taken for a handler.
 */
export async function findOrphans(
  strangers: readonly HandlerFile[],
  places: readonly HandlerPlace[],
): Promise<readonly Orphan[]> {
  const candidates = strangers.filter(({ text }) => mentionsHandlers(text));
  if (candidates.length === 0) return [];
  const { ts } = await import("ts-morph");
  const handled = new Set(places.flatMap(({ job, file }) => (file ? [job] : [])));
  return candidates.flatMap((file) => {
    const { names } = readHandler(ts, file.shown, file.text);
    const type = names.find(
      ({ name, isExported, isValue }) => name === "handler" && isExported && isValue,
    )?.type;
    if (!type || handled.has(type.job)) return [];
    return [{ file, job: type.job, location: placeInFile(file, type.node) }];
  });
}
