import { posix } from "node:path";
import { type Diagnostic, diagnostic } from "../../schema/diagnostics/diagnostic.ts";
import type { HandlerPlace } from "./handler-place.ts";
import type { Moved } from "./moved.ts";
import type { Orphan } from "./orphans.ts";

/** That a handler is to be moved: no stub is written in its place before. */
export function movedDiagnostic(moved: Moved): Diagnostic {
  const { from, to } = moved;
  const location =
    moved.kind === "renamed" ? moved.orphan.location : { file: from.shown, line: 1, column: 1 };
  return diagnostic("HANDLER_MOVED", `${to.job} has no handler, and ${reasonOf(moved)}.`, {
    job: to.job,
    location,
    fix: fixOf(moved),
  });
}

/** @param became the job that it may have become, which has no handler yet or an unwritten one */
export function orphanDiagnostic(
  { file, job, location }: Orphan,
  became: HandlerPlace | undefined,
): Diagnostic {
  const rename = became
    ? ` If it became ${became.job}, move it: \`${moveCommand(file.shown, became.shown, "git mv -f")}\`, and write \`Handlers[${JSON.stringify(became.job)}]\` in it.`
    : "";
  return diagnostic(
    "HANDLER_ORPHAN",
    `${file.shown} is the handler of ${job}, which the manifest does not have.`,
    { job, location, fix: `Delete it (\`git rm ${quoted(file.shown)}\`), or restore the job.${rename}` },
  );
}

function reasonOf(moved: Moved): string {
  const { from, to } = moved;
  switch (moved.kind) {
    case "case":
      return `${from.shown} differs from ${to.shown} in its case, so that not every file system finds it`;
    case "extension":
      return `the worker imports ${to.shown}, not ${from.shown}`;
    default:
      return moved.orphan.job === to.job
        ? `${from.shown} is one: it belongs in ${to.shown}`
        : `${from.shown} is that of ${moved.orphan.job}, which the manifest does not have: it seems to have been renamed`;
  }
}

function fixOf(moved: Moved): string {
  const { from, to } = moved;
  const command = `\`${moveCommand(from.shown, to.shown, "git mv")}\``;
  if (moved.kind !== "renamed") return `Rename the file: ${command}.`;
  const isRenamed = moved.orphan.job !== to.job;
  const edits = [
    ...(isRenamed ? [`write \`Handlers[${JSON.stringify(to.job)}]\` in it`] : []),
    ...(depthOf(from.shown) === depthOf(to.shown) ? [] : ["correct its relative imports"]),
  ];
  const move = `Move it: ${[command, ...edits].join("; then ")}.`;
  return isRenamed
    ? `${move} Or, if they are two jobs, delete ${from.shown}: codegen then writes a new one.`
    : move;
}

function moveCommand(from: string, to: string, move: string): string {
  const [source, target] = [posix.dirname(from), posix.dirname(to)];
  const isThere = `${source}/`.startsWith(`${target}/`);
  const folder = isThere ? "" : `mkdir -p ${quoted(target)} && `;
  return `${folder}${move} ${quoted(from)} ${quoted(to)}`;
}

/** As a shell takes it. */
function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : JSON.stringify(path);
}

function depthOf(path: string): number {
  return path.split("/").length;
}
