import type { Argv } from "yargs";
import type { JobContract } from "../../../schema/contract.ts";
import { formatDuration } from "../../../schema/duration.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { GlobalOptions } from "../global-options.ts";
import type { RunCommand } from "../run-command.ts";
import type { Terminal } from "../terminal.ts";

/** `jobwright list` */
export function addList(program: Argv<GlobalOptions>, run: RunCommand): Argv<GlobalOptions> {
  return program.command(
    "list",
    "List the manifest's jobs: attempts, timeout, schedules and description",
    (command) => command.example("$0 list --format json", "the contract of every job"),
    (options) => run(options, (terminal) => list(options, terminal)),
  );
}

async function list({ cwd, config: path }: GlobalOptions, terminal: Terminal): Promise<ExitCode> {
  const { loadConfig } = await import("../../load-config.ts");
  const { loadContract } = await import("../../load-contract.ts");
  const { contract, diagnostics } = await loadContract(await loadConfig(cwd, path));
  terminal.report(diagnostics);
  terminal.document(contract);
  for (const line of table([
    ["JOB", "ATTEMPTS", "TIMEOUT", "SCHEDULES", "DESCRIPTION"],
    ...contract.jobs.map(row),
  ])) {
    terminal.line(line);
  }
  return exitCode.good;
}

function row({ name, options, description, deprecated }: JobContract): readonly string[] {
  return [
    name,
    String(options.attempts),
    formatDuration(options.timeout),
    options.schedules.map(({ key }) => key).join(", ") || "-",
    `${deprecated ? "(deprecated) " : ""}${description?.split("\n")[0] ?? ""}`,
  ];
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const width = (column: number): number => Math.max(...rows.map((cells) => cells[column]?.length ?? 0));
  return rows.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(width(column)))
      .join("  ")
      .trimEnd(),
  );
}
