import { DiagnosticError, diagnostic } from "../../schema/diagnostics/diagnostic.ts";
import { knownResult } from "../cache/known-result.ts";
import type { CodegenReport } from "../codegen.ts";
import { findConfig } from "../find-config.ts";
import { repairCommand } from "../repair-command.ts";
import { runFresh } from "../watch/fresh-run.ts";

/**
 * Compares the generated files with the manifest, as `codegen --check` does. In a thread of its own: the compiler that
 * reads the manifest's source takes memory that a worker's process should not keep.
 *
 * @param place the config's folder, and its file where it was named
 * @throws DiagnosticError where files are out of date, or codegen would refuse the manifest
 */
export async function requireUpToDate(place: {
  readonly cwd: string;
  readonly config: string | undefined;
}): Promise<void> {
  const { changes } = knownResult(findConfig(place.cwd, place.config)) ?? (await compare(place));
  const changed = changes.filter(({ state }) => blocking.has(state));
  if (changed.length === 0) return;
  throw new DiagnosticError([
    diagnostic(
      "OUTPUT_OUT_OF_DATE",
      `The generated files are not what the manifest says: ${listed(changed)}.`,
      {
        fix: `Run ${repairCommand(place)}.`,
      },
    ),
  ]);
}

async function compare(place: { readonly cwd: string; readonly config: string | undefined }) {
  const run = await runFresh({ ...place, write: false });
  if (run.error) throw run.error;
  return run.report;
}

/** A handler that is not there yet, and a file too many, change nothing of what is there. */
const blocking: ReadonlySet<string> = new Set(["missing", "stale", "edited"]);

const mostListed = 5;

function listed(changes: CodegenReport["changes"]): string {
  const shown = changes.slice(0, mostListed).map(({ path, state }) => `${path} is ${state}`);
  const others = changes.length - shown.length;
  return [...shown, ...(others > 0 ? [`${others} more`] : [])].join(", ");
}
