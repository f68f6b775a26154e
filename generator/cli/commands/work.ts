import type { Argv } from "yargs";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { GlobalOptions } from "../global-options.ts";
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
        .positional("jobs", {
          type: "string",
          array: true,
          default: [],
          defaultDescription: "all",
          describe: 'Names, or "emails.*" for all of a router',
        })
        .option("concurrency", { type: "number", describe: "Jobs at once in this process  [default: 10]" })
        .option("embedded", {
          type: "boolean",
          default: false,
          describe: "On the embedded backend in .jobwright, whatever the config says",
        })
        .option("check", {
          type: "boolean",
          default: true,
          describe: "First see that the generated files are up to date; --no-check starts faster",
        })
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
