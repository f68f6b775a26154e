import type { Argv } from "yargs";
import type { CodegenReport } from "../../codegen.ts";
import type { Change } from "../../compare.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { GlobalOptions } from "../global-options.ts";
import type { RunCommand } from "../run-command.ts";
import type { Terminal } from "../terminal.ts";

type Mode = "write" | "check" | "dry-run";

/** `jobwright codegen [--check | --dry-run]` */
export function addCodegen(program: Argv<GlobalOptions>, run: RunCommand): Argv<GlobalOptions> {
  return program.command(
    "codegen",
    "Write clients, workers, handler stubs and JSON Schemas from the manifest",
    (command) =>
      command
        .option("check", { type: "boolean", describe: "Write nothing; exit 3 where files are out of date" })
        .option("dry-run", { type: "boolean", describe: "Write nothing; say what would be done" })
        .conflicts("check", "dry-run")
        .example("$0 codegen --check", "in CI")
        .example("$0 codegen --dry-run --format json", "what would be written, as JSON"),
    ({ check, dryRun, ...options }) =>
      run(options, (terminal) =>
        runCodegen(options, check ? "check" : dryRun ? "dry-run" : "write", terminal),
      ),
  );
}

async function runCodegen({ cwd, config }: GlobalOptions, mode: Mode, terminal: Terminal): Promise<ExitCode> {
  const { codegen } = await import("../../codegen.ts");
  const report = await codegen({ cwd, config, write: mode === "write" });
  const { changes, unchanged, diagnostics } = report;
  const outOfDate = mode === "check" && changes.length > 0;
  const failed = diagnostics.some(({ severity }) => severity === "error");
  const command = config === undefined ? "npx jobwright codegen" : `npx jobwright codegen --config ${config}`;
  terminal.report(diagnostics);
  terminal.document({
    ok: !outOfDate && !failed,
    mode,
    changes,
    unchanged,
    diagnostics,
    ...(outOfDate ? { command } : {}),
  });
  for (const { state, path } of changes) terminal.line(`${label(state, mode, terminal)} ${path}`);
  terminal.line(summary(report, mode));
  if (outOfDate) terminal.line(`Run: ${terminal.style("bold", command)}`);
  if (failed) return exitCode.error;
  return outOfDate ? exitCode.outOfDate : exitCode.good;
}

/** By mode: what was found, what was done about it, and what would be. */
const labels: Readonly<Record<Mode, Readonly<Record<Change["state"], string>>>> = {
  check: {
    missing: "missing",
    stale: "stale",
    edited: "hand-edited",
    extra: "extra",
    stub: "no handler",
  },
  write: { missing: "created", stale: "updated", edited: "restored", extra: "deleted", stub: "stub" },
  "dry-run": {
    missing: "would create",
    stale: "would update",
    edited: "would restore",
    extra: "would delete",
    stub: "would add stub",
  },
};

function label(state: Change["state"], mode: Mode, terminal: Terminal): string {
  const width = Math.max(...Object.values(labels[mode]).map(({ length }) => length));
  return terminal.style(state === "extra" ? "red" : "green", labels[mode][state].padEnd(width));
}

function summary({ changes, unchanged }: CodegenReport, mode: Mode): string {
  const files = (count: number): string => `${count} ${count === 1 ? "file" : "files"}`;
  if (changes.length === 0) return `Up to date: ${files(unchanged)}.`;
  if (mode === "check") return `Out of date: ${files(changes.length)}; ${unchanged} up to date.`;
  const deleted = changes.filter(({ state }) => state === "extra").length;
  const written = files(changes.length - deleted);
  return mode === "dry-run"
    ? `Would write ${written} and delete ${deleted}; ${unchanged} unchanged.`
    : `Wrote ${written}, deleted ${deleted}; ${unchanged} unchanged.`;
}
