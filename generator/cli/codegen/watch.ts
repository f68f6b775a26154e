import { relative, sep } from "node:path";
import type { WatchedRun } from "../../watch/watch-codegen.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { checkGlobalOptions, type GlobalOptions } from "../global-options.ts";
import type { Terminal } from "../terminal.ts";
import { summaryLine } from "./lines.ts";

/** `jobwright codegen --watch`: until it is interrupted, a line for each run, and every problem in full. */
export async function watch(options: GlobalOptions, terminal: Terminal): Promise<ExitCode> {
  const { watchCodegen } = await import("../../watch/watch-codegen.ts");
  const { cwd, config } = options;
  const { project } = checkGlobalOptions(options);
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => stop.abort());
  const onWait = (): void => terminal.note("Another run writes for this project. Waiting for it …");
  await watchCodegen({
    cwd,
    config,
    signal: stop.signal,
    onWait,
    onRun: (run) => show(run, project, terminal),
  });
  return exitCode.good;
}

function show(run: WatchedRun, project: string, terminal: Terminal): void {
  const { report, diagnostics, error } = run;
  const changed = run.changed.map((file) => relative(project, file).split(sep).join("/"));
  const duration = Math.round(run.duration);
  terminal.report(diagnostics);
  if (error !== undefined) terminal.note(`jobwright: ${error}`);
  terminal.document({
    ok: report !== undefined && diagnostics.every(({ severity }) => severity !== "error"),
    mode: "watch",
    changed,
    duration,
    changes: report?.changes.map(({ state, path }) => ({ state, path })) ?? [],
    unchanged: report?.unchanged ?? 0,
    diagnostics,
    ...(error === undefined ? {} : { error }),
  });
  const what = report ? summaryLine(report, "write") : "Failed; the output is as it was.";
  terminal.line(`${whichOf(changed)}${what} ${terminal.style("dim", `${duration} ms`)}`);
}

const mostShown = 3;

/** `jobs.manifest.ts, emails.ts, … changed. ` */
function whichOf(changed: readonly string[]): string {
  if (changed.length === 0) return "";
  const rest = changed.length > mostShown ? ", …" : "";
  return `${changed.slice(0, mostShown).join(", ")}${rest} changed. `;
}
