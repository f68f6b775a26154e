import { reportText } from "../cli/report-text.ts";
import type { StyleText } from "../cli/style.ts";
import type { Terminal } from "../cli/terminal.ts";
import { eventText } from "../run/event-text.ts";
import type { DevEvent, WorkerFailure } from "./dev-event.ts";
import { jobCounts } from "./job-counts.ts";
import { liveLines } from "./live-lines.ts";
import { liveScreen } from "./live-screen.ts";

/** Shows what `dev` tells: on a terminal with a live line for each job, else with one line for each job that ended. */
export interface DevView {
  readonly show: (event: DevEvent) => unknown;
  close(): unknown;
}

/** @param terminal in its JSON format, each event is one document */
export function devView(terminal: Terminal): DevView {
  const { stdout } = process;
  const isLive = stdout.isTTY && terminal.format === "text";
  const counts = jobCounts();
  const screen = liveScreen(stdout, () =>
    liveLines(counts.entries(), { rows: stdout.rows, columns: stdout.columns }, terminal.style),
  );
  return {
    show(event) {
      terminal.document(event);
      if (event.kind === "running") counts.restart(event.jobs);
      if (event.kind === "job") counts.add(event.event);
      const text = isCountedOnly(event, isLive) ? undefined : textOf(event, terminal.style)?.trimEnd();
      if (text === undefined || text === "") return isLive && screen.refresh();
      if (isLive) screen.print(text);
      else terminal.line(text);
    },
    close: () => isLive && screen.close(),
  };
}

/** What went well is in the live lines; what went wrong is told as well. */
function isCountedOnly(event: DevEvent, isLive: boolean): boolean {
  return isLive && event.kind === "job" && event.event.kind === "completed";
}

function textOf(event: DevEvent, style: StyleText): string | undefined {
  switch (event.kind) {
    case "generated":
      return generatedText(event, style);
    case "problems":
      return `${failureText(event, style)}${style("yellow", event.isWorking ? "The worker before this change goes on." : "No worker runs. Save a change to try again.")}`;
    case "running": {
      const { jobs, backend } = event;
      return `${style("green", "Working")} ${jobs.length} ${jobs.length === 1 ? "job" : "jobs"} on ${backend}.`;
    }
    case "crashed":
      return `${event.message === "" ? "" : failureText(event, style)}${style("red", `The worker crashed (${event.how}).`)} Save a change to start it again.`;
    case "unwatched":
      return `${style("yellow", "Changes may not be seen:")} ${event.message}`;
    case "output":
      return event.text;
    case "job":
      return eventText(event.event, style);
  }
}

function generatedText(
  { changed, diagnostics }: Extract<DevEvent, { readonly kind: "generated" }>,
  style: StyleText,
): string {
  const wrote = changed > 0 ? `Generated ${changed} ${changed === 1 ? "file" : "files"}.` : "";
  return `${reportText(diagnostics, style)}${wrote}`;
}

function failureText({ diagnostics, message }: WorkerFailure, style: StyleText): string {
  return diagnostics.length > 0 ? reportText(diagnostics, style) : `${message}\n`;
}
