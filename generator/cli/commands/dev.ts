import type { Argv } from "yargs";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { GlobalOptions } from "../global-options.ts";
import { embeddedOption, jobPatterns } from "../job-options.ts";
import type { RunCommand } from "../run-command.ts";
import type { Terminal } from "../terminal.ts";

interface DevCommand extends GlobalOptions {
  readonly jobs: readonly string[];
  readonly concurrency: number | undefined;
  readonly embedded: boolean;
}

/** `jobwright dev [job…]` */
export function addDev(program: Argv<GlobalOptions>, run: RunCommand): Argv<GlobalOptions> {
  return program.command(
    "dev [jobs..]",
    "Generate and work while you write: codegen in watch mode, and a worker that restarts",
    (command) =>
      command
        .positional("jobs", jobPatterns)
        .option("concurrency", { type: "number", describe: "Jobs at once  [default: 10]" })
        .option("embedded", embeddedOption)
        .example("$0 dev", "on the configured backend; else embedded, in .jobwright")
        .example("$0 dev --embedded", "without a server, whatever the config says")
        .epilogue("Ctrl-C lets running jobs finish, 5 s at most; a second one ends at once."),
    ({ jobs, concurrency, embedded, ...options }) =>
      run(options, (terminal) => dev({ jobs, concurrency, embedded, ...options }, terminal)),
  );
}

async function dev({ jobs: patterns, ...options }: DevCommand, terminal: Terminal): Promise<ExitCode> {
  const { startDev } = await import("../../dev/dev.ts");
  const { devView } = await import("../../dev/dev-view.ts");
  const { cwd, config, concurrency, embedded, debug } = options;
  const view = devView(terminal);
  const running = startDev({ cwd, config, patterns, concurrency, embedded, debug }, view.show);
  await new Promise<void>((ended) => {
    let isEnding = false;
    const end = (): void => {
      if (isEnding) {
        running.kill();
        ended();
      } else void running.close().then(ended, ended);
      isEnding = true;
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  });
  view.close();
  return exitCode.good;
}
