import type { Argv } from "yargs";
import type { InitReport } from "../../init/init.ts";
import type { BackendName } from "../../init/setup.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { GlobalOptions } from "../global-options.ts";
import type { RunCommand } from "../run-command.ts";
import type { Terminal } from "../terminal.ts";

interface InitFlags extends GlobalOptions {
  readonly yes: boolean;
  readonly backend: BackendName | undefined;
  readonly dir: string | undefined;
  readonly ci: boolean | undefined;
  readonly install: boolean | undefined;
  readonly dryRun: boolean;
}

/** `jobwright init` */
export function addInit(program: Argv<GlobalOptions>, run: RunCommand): Argv<GlobalOptions> {
  return program.command(
    "init",
    "Set up a manifest, a worker and all they need in this project; asks, and shows each change first",
    (command) =>
      command
        .option("yes", {
          alias: "y",
          type: "boolean",
          default: false,
          describe: "Ask nothing; take the defaults",
        })
        .option("backend", {
          choices: ["embedded", "pg-boss", "bullmq"] as const,
          describe: "Where jobs are kept; embedded unless told otherwise",
        })
        .option("dir", { type: "string", describe: "The jobs' folder; jobs, or jobs among the sources" })
        .option("ci", { type: "boolean", describe: "A workflow for GitHub Actions; --no-ci for none" })
        .option("install", {
          type: "boolean",
          describe: "Install the packages that are missing; --no-install only names them",
        })
        .option("dry-run", {
          type: "boolean",
          default: false,
          describe: "Write nothing; say what would be done",
        })
        .example("$0 init", "asks, at a terminal")
        .example("$0 init --yes --backend pg-boss", "asks nothing, and installs what is missing")
        .example("$0 init --dry-run", "what it would do"),
    (flags) => run(flags, (terminal) => runInit(flags, terminal)),
  );
}

async function runInit({ yes, dir, install, ...flags }: InitFlags, terminal: Terminal): Promise<ExitCode> {
  const { init } = await import("../../init/init.ts");
  const { askingQuestions, CancelledError, withoutQuestions } = await import("../../init/questions.ts");
  const asks =
    !yes && !flags.dryRun && flags.format !== "json" && process.stdin.isTTY && process.stdout.isTTY;
  const dialogue = asks ? await askingQuestions(install) : withoutQuestions(install ?? yes);
  const userAgent = process.env.npm_config_user_agent;
  try {
    const report = await init({ ...flags, folder: dir, userAgent }, dialogue, terminal);
    terminal.document({ ok: report.outcome !== "failed", ...report });
    for (const line of lines(report, terminal)) terminal.line(line);
    return report.outcome === "failed" ? exitCode.error : exitCode.good;
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
    console.error("Cancelled. Nothing was changed.");
    return exitCode.cancelled;
  }
}

function lines({ outcome, changes, notes, next }: InitReport, terminal: Terminal): readonly string[] {
  const steps = next.flatMap(({ what, run }) => [
    "",
    `${what}:`,
    ...run.split("\n").map((line) => `  ${line}`),
  ]);
  return ["", terminal.style("bold", summaries[outcome](changes.length)), ...notes, ...steps];
}

const summaries: Readonly<Record<InitReport["outcome"], (count: number) => string>> = {
  done: (count) =>
    count === 0 ? "Installed what was missing." : `Set up: ${count} ${count === 1 ? "file" : "files"}.`,
  "dry-run": (count) =>
    `Would create or change ${count} ${count === 1 ? "file" : "files"}. Nothing was done.`,
  "nothing to do": () => "It is set up already. Nothing was changed.",
  failed: () => "The files are there, but a step after them failed.",
};
