import { once } from "node:events";
import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { DiagnosticError, diagnostic } from "../../schema/diagnostics/diagnostic.ts";
import type { CodegenReport } from "../codegen.ts";
import type { UpToDateReport } from "./up-to-date-thread.ts";

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
  const report = await compareInThread(place);
  if (report.kind === "problems") throw new DiagnosticError(report.diagnostics);
  if (report.kind === "error") throw new Error(report.message);
  const changed = report.changes.filter(({ state }) => blocking.has(state));
  if (changed.length === 0) return;
  const command = `npx jobwright codegen${place.config === undefined ? "" : ` --config ${place.config}`}`;
  throw new DiagnosticError([
    diagnostic(
      "OUTPUT_OUT_OF_DATE",
      `The generated files are not what the manifest says: ${listed(changed)}.`,
      {
        fix: `Run ${command}.`,
      },
    ),
  ]);
}

/** A handler that is not there yet, and a file too many, change nothing of what is there. */
const blocking: ReadonlySet<string> = new Set(["missing", "stale", "edited"]);

const mostListed = 5;

function listed(changes: CodegenReport["changes"]): string {
  const shown = changes.slice(0, mostListed).map(({ path, state }) => `${path} is ${state}`);
  const others = changes.length - shown.length;
  return [...shown, ...(others > 0 ? [`${others} more`] : [])].join(", ");
}

async function compareInThread(place: object): Promise<UpToDateReport> {
  const file = new URL(`./up-to-date-thread${extname(import.meta.url)}`, import.meta.url);
  // What the manifest prints is no result of the command's.
  const thread = new Worker(file, { workerData: place, stdout: true });
  thread.stdout.pipe(process.stderr, { end: false });
  try {
    const [report]: UpToDateReport[] = await once(thread, "message");
    if (report) return report;
    throw new Error("The check of the generated files ended without an answer.");
  } finally {
    await thread.terminate();
  }
}
