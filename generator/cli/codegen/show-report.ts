import { resolve } from "node:path";
import type { CodegenReport } from "../../codegen.ts";
import { repairCommand } from "../../repair-command.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { checkGlobalOptions, type GlobalOptions } from "../global-options.ts";
import type { Terminal } from "../terminal.ts";
import type { ShownDiff } from "./diff/diff-files.ts";
import { type CodegenMode, changeLine, diffLine, stateText, summaryLine } from "./lines.ts";

export interface CodegenCommand extends GlobalOptions {
  readonly mode: CodegenMode;
  /** Show the whole diff, not its beginning. */
  readonly diff: boolean;
}

/** Shows what codegen did, or would do, in every format. */
export async function showReport(
  report: CodegenReport,
  options: CodegenCommand,
  terminal: Terminal,
): Promise<ExitCode> {
  const { mode } = options;
  const { changes, unchanged, diagnostics } = report;
  const repair = mode === "check" && changes.length > 0 ? repairCommand(options) : undefined;
  const failed = diagnostics.some(({ severity }) => severity === "error");
  const diff = await diffOf(report, options);
  terminal.report(diagnostics);
  terminal.document({
    ok: !repair && !failed,
    mode,
    changes: changes.map(({ state, path }) => ({ state, path })),
    unchanged,
    diagnostics,
    ...(diff && { diff: { text: diff.lines.map((line) => `${line}\n`).join(""), omitted: diff.omitted } }),
    ...(repair && { repair }),
  });
  if (mode === "diff") tellPatch(report, diff, terminal);
  else tellChanges(report, diff, mode, terminal);
  if (repair) tellRepair(report, repair, options, terminal);
  if (failed) return exitCode.error;
  return repair ? exitCode.outOfDate : exitCode.good;
}

/** Of a check's diff, to be read in a log. */
const mostLines = 200;

async function diffOf(
  { changes }: CodegenReport,
  { mode, diff, ...options }: CodegenCommand,
): Promise<ShownDiff | undefined> {
  const isShown = diff || mode === "check";
  if (changes.length === 0 || !isShown) return undefined;
  const { project } = checkGlobalOptions(options);
  const files = changes.map(({ path, text }) => ({ path, text, file: resolve(project, path) }));
  const { diffExcerpt, wholeDiff } = await import("./diff/diff-files.ts");
  return diff ? wholeDiff(files) : diffExcerpt(files, mostLines);
}

/** All of stdout is the patch, so that it can be piped. */
function tellPatch(report: CodegenReport, diff: ShownDiff | undefined, terminal: Terminal): void {
  for (const line of diff?.lines ?? []) terminal.line(diffLine(line, terminal.style));
  terminal.note(summaryLine(report, "diff"));
}

function tellChanges(
  report: CodegenReport,
  diff: ShownDiff | undefined,
  mode: CodegenMode,
  { line, style }: Terminal,
): void {
  for (const change of report.changes) line(changeLine(change, mode, style));
  if (diff) {
    const rest = `… ${diff.omitted} more lines of the diff: --diff shows all`;
    line("");
    for (const text of diff.lines) line(diffLine(text, style));
    if (diff.omitted > 0) line(style("dim", rest));
    line("");
  }
  line(summaryLine(report, mode));
}

function tellRepair(
  { changes }: CodegenReport,
  repair: string,
  options: CodegenCommand,
  terminal: Terminal,
): void {
  const { project } = checkGlobalOptions(options);
  terminal.line(`Run: ${terminal.style("bold", repair)}`);
  for (const change of changes) {
    terminal.annotate({
      severity: "error",
      title: "out of date",
      message: `${stateText(change)}. Run: ${repair}`,
      file: resolve(project, change.path),
    });
  }
}
