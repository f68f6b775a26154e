import type { Argv } from "yargs";
import { UsageError } from "../run/usage-error.ts";
import { addCodegen } from "./commands/codegen.ts";
import { addCompletion } from "./commands/completion.ts";
import { addDev } from "./commands/dev.ts";
import { addExplain } from "./commands/explain.ts";
import { addInit } from "./commands/init.ts";
import { addList } from "./commands/list.ts";
import { addPublish } from "./commands/publish.ts";
import { addWork } from "./commands/work.ts";
import { completeLine, isCompletion } from "./completion/complete-line.ts";
import { refuseEarlyEnd } from "./early-end.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { checkGlobalOptions, type GlobalOptions, withGlobalOptions } from "./global-options.ts";
import { guarded } from "./guarded.ts";
import type { RunCommand } from "./run-command.ts";
import { createTerminal, outputFormats, type Terminal, type TerminalSettings } from "./terminal.ts";
import { usageMessage } from "./usage-message.ts";

/** By name, in the order in which help lists them. */
const commands: Readonly<
  Record<string, (program: Argv<GlobalOptions>, run: RunCommand) => Argv<GlobalOptions>>
> = {
  init: addInit,
  codegen: addCodegen,
  dev: addDev,
  work: addWork,
  publish: addPublish,
  list: addList,
  explain: addExplain,
  completion: addCompletion,
};

/**
 * Runs one command line.
 *
 * @param args without the program's own name
 * @returns the exit code
 * @example process.exitCode = await main(["codegen", "--check"]);
 */
export async function main(args: readonly string[]): Promise<ExitCode> {
  const { default: yargs } = await import("yargs");
  const command = args.find((word) => Object.hasOwn(commands, word)) ?? null;
  const terminal = createTerminal(settingsOf(args, command));
  const hasEnded = refuseEarlyEnd(terminal);
  const code = await runLine(yargs([]), args, command, terminal);
  hasEnded();
  return code;
}

/** @param terminal for what is said before a command has its own */
async function runLine(
  blank: Argv,
  args: readonly string[],
  command: string | null,
  terminal: Terminal,
): Promise<ExitCode> {
  let code: ExitCode = exitCode.good;
  const run: RunCommand = async (options, action) => {
    const { project } = checkGlobalOptions(options);
    const own = createTerminal({ ...options, command, project });
    code = await guarded(own, options.debug, () => action(own));
  };
  const program = Object.values(commands).reduce(
    (extended, add) => add(extended, run),
    withGlobalOptions(blank, Object.keys(commands)),
  );
  if (isCompletion(args)) return completeLine(program, args);
  try {
    await program.parseAsync(args, (_error: unknown, _options: unknown, text: string) => {
      if (text) tellAnswer(text, terminal);
    });
    return code;
  } catch (error) {
    return guarded(terminal, args.includes("--debug"), async () => {
      if (args.length === 0) throw new UsageError(await program.getHelp());
      const help = command === null ? "jobwright --help" : `jobwright ${command} --help`;
      throw new UsageError(`${usageMessage(error, program)}\nRun ${help} for what there is.`);
    });
  }
}

/** Help, or the version: yargs' own answer. */
function tellAnswer(text: string, terminal: Terminal): void {
  terminal.line(text);
  terminal.document({ ok: true, text });
}

/** What a command line asks for that could not be read, or was not. */
function settingsOf(args: readonly string[], command: string | null): TerminalSettings {
  const asked = outputFormats.findLast(
    (format) =>
      args.includes(`--format=${format}`) ||
      args.some((word, at) => word === format && args[at - 1] === "--format"),
  );
  return {
    format: asked ?? "text",
    color: !args.includes("--no-color"),
    command,
    project: process.cwd(),
  };
}
