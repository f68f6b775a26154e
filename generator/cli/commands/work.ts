import type { Argv } from "yargs";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { GlobalOptions } from "../global-options.ts";
import { checkOption, embeddedOption, jobPatterns } from "../job-options.ts";
import type { RunCommand } from "../run-command.ts";
import type { Terminal } from "../terminal.ts";

interface WorkCommand extends GlobalOptions {
  readonly jobs: readonly string[];
  readonly concurrency: number | undefined;
  readonly embedded: boolean;
  readonly check: boolean;
}

/** `jobwright work [job…]` */
export function addWork(program: Argv<GlobalOptions>, run: RunCommand): Argv<GlobalOptions> {
  return program.command(
    "work [jobs..]",
    "Run a worker for all jobs, or for those named, until it is interrupted",
    (command) =>
      command
        .positional("jobs", jobPatterns)
        .option("concurrency", { type: "number", describe: "Jobs at once in this process  [default: 10]" })
        .option("embedded", embeddedOption)
        .option("check", checkOption)
        .example("$0 work", "all jobs on the configured backend; else embedded, in .jobwright")
        .example('$0 work "emails.*" cleanup', "one router, and one job")
        .example("$0 work --concurrency 50 --no-check", "in production, where CI has checked")
        .epilogue(
          "SIGINT and SIGTERM let running jobs finish, 30 s at most; a second one ends at once. " +
            "Exit codes: 0 ended on a signal · 1 an error, or jobs were handed back unfinished · 2 usage",
        ),
    ({ jobs, concurrency, embedded, check, ...options }) =>
      run(options, (terminal) => work({ jobs, concurrency, embedded, check, ...options }, terminal)),
  );
}

async function work({ jobs: patterns, ...options }: WorkCommand, terminal: Terminal): Promise<ExitCode> {
  const { work: workProject } = await import("../../run/work.ts");
  const { eventText } = await import("../../run/event-text.ts");
  const { drained } = await workProject({
    ...options,
    patterns,
    report(event) {
      terminal.document(event);
      const text = eventText(event, terminal.style);
      if (text !== undefined) terminal.line(text);
    },
  });
  return drained ? exitCode.good : exitCode.error;
}
