import type { Argv } from "yargs";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { GlobalOptions } from "../global-options.ts";
import { jobPatterns } from "../job-options.ts";
import type { RunCommand } from "../run-command.ts";
import type { Terminal } from "../terminal.ts";

interface ListCommand extends GlobalOptions {
  readonly jobs: readonly string[];
}

/** `jobwright list [job…]` */
export function addList(program: Argv<GlobalOptions>, run: RunCommand): Argv<GlobalOptions> {
  return program.command(
    "list [jobs..]",
    "List the manifest's jobs: version, options, description, and when schedules run next",
    (command) =>
      command
        .positional("jobs", jobPatterns)
        .example('$0 list "emails.*"', "the jobs of one router")
        .example("$0 list --format json", "the contract of every job, with the next run of each schedule"),
    ({ jobs, ...options }) => run(options, (terminal) => list({ jobs, ...options }, terminal)),
  );
}

async function list(
  { cwd, config: path, jobs: patterns }: ListCommand,
  terminal: Terminal,
): Promise<ExitCode> {
  const { loadConfig } = await import("../../load-config.ts");
  const { loadContract } = await import("../../load-contract.ts");
  const { listJobs } = await import("../../list/list-jobs.ts");
  const { listText } = await import("../../list/list-text.ts");
  const { contract, diagnostics } = await loadContract(await loadConfig(cwd, path));
  const now = new Date();
  const jobs = await listJobs(contract, patterns, now);
  terminal.report(diagnostics);
  terminal.document({ ok: true, ...contract, jobs });
  if (jobs.length === 0) terminal.line(`The manifest ${contract.name} has no jobs yet.`);
  const width = process.stdout.columns ?? Number.POSITIVE_INFINITY;
  if (jobs.length > 0) for (const line of listText(jobs, now, width)) terminal.line(line);
  return exitCode.good;
}
