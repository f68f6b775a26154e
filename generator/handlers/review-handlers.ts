import { resolve, sep } from "node:path";
import type { Contract } from "../../schema/contract.ts";
import type { Diagnostic } from "../../schema/diagnostics/diagnostic.ts";
import type { ResolvedConfig } from "../resolved-config.ts";
import { handlerFiles } from "./handler-files.ts";
import { handlerPlaces } from "./handler-place.ts";
import { handlerProblems } from "./handler-problems.ts";
import { likelyRenames } from "./likely-renames.ts";
import { matchMoved } from "./match-moved.ts";
import { findMisnamed } from "./misnamed.ts";
import { movedDiagnostic, orphanDiagnostic } from "./moved-diagnostics.ts";
import { findOrphans, type Orphan } from "./orphans.ts";
import { isUnwritten } from "./scan-handler.ts";

/** What codegen says of the files that are the user's own. */
export interface HandlerReview {
  readonly diagnostics: readonly Diagnostic[];
  /** Where no stub is to be written, since a handler waits to be moved there: absolute, with forward slashes. */
  readonly awaited: ReadonlySet<string>;
}

/**
 * Reviews the handlers: those that export no `handler` of their job, and those whose job is gone or was renamed.
 * Writes and deletes nothing. The compiler, which takes long, is asked only about files that are not sound at first
 * sight.
 *
 * @example const { diagnostics, awaited } = await reviewHandlers(contract, config);
 */
export async function reviewHandlers(contract: Contract, config: ResolvedConfig): Promise<HandlerReview> {
  const { handlers: folder, project } = config;
  if (folder === null) return { diagnostics: [], awaited: new Set() };
  const files = handlerFiles(folder, project);
  const places = handlerPlaces(contract, files, folder, project);
  const problems = await handlerProblems(places);

  const paths = new Set(places.map(({ path }) => path));
  const strangers = files.filter(({ path }) => !paths.has(path));
  const misnamed = findMisnamed(strangers, places);
  const orphans = await findOrphans(
    strangers.filter((file) => misnamed.every(({ from }) => from !== file)),
    places,
  );
  const moved = [
    ...misnamed,
    ...matchMoved(
      orphans.filter((orphan) => !isUntouched(orphan)),
      places.filter((place) => !place.file && misnamed.every(({ to }) => to !== place)),
    ),
  ];
  const left = orphans.filter(({ file }) => moved.every(({ from }) => from !== file));
  const open = places.filter(
    (place) =>
      moved.every(({ to }) => to !== place) && (!place.file || isUnwritten(place.file.text, place.job)),
  );
  const renames = likelyRenames(
    left.filter((orphan) => !isUntouched(orphan)),
    open,
    contract,
    config.client,
  );
  return {
    diagnostics: [
      ...problems,
      ...moved.map(movedDiagnostic),
      ...left.map((orphan) => orphanDiagnostic(orphan, renames.get(orphan))),
    ],
    awaited: new Set(moved.map(({ to }) => resolve(folder, to.path).split(sep).join("/"))),
  };
}

/** A stub that nobody wrote is not worth a move. */
function isUntouched({ file, job }: Orphan): boolean {
  return isUnwritten(file.text, job);
}
