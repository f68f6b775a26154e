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
import { type ExitCode, exitCode } from "./exit-code.ts";
import { checkGlobalOptions, type GlobalOptions, withGlobalOptions } from "./global-options.ts";
import { guarded } from "./guarded.ts";
import type { RunCommand } from "./run-command.ts";
import { createTerminal, outputFormats, type TerminalSettings } from "./terminal.ts";
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
  let code: ExitCode = exitCode.good;
  const run: RunCommand = async (options, action) => {
    const { project } = checkGlobalOptions(options);
    const terminal = createTerminal({ ...options, command, project });
    code = await guarded(terminal, options.debug, () => action(terminal));
  };
  const program = Object.values(commands).reduce(
    (extended, add) => add(extended, run),
    withGlobalOptions(yargs([]), Object.keys(commands)),
  );
  if (isCompletion(args)) return completeLine(program, args);
  try {
    await program.parseAsync(args, (_error: unknown, _options: unknown, text: string) => {
      // Help, or the version: yargs' own answer.
      if (text) tell(text, settingsOf(args, command));
    });
    return code;
  } catch (error) {
    const terminal = createTerminal(settingsOf(args, command));
    const help = command === null ? "jobwright --help" : `jobwright ${command} --help`;
    return guarded(terminal, args.includes("--debug"), async () => {
      if (args.length === 0) throw new UsageError(await program.getHelp());
      throw new UsageError(`${usageMessage(error, program)}\nRun ${help} for what there is.`);
    });
  }
}

function tell(text: string, settings: TerminalSettings): void {
  const terminal = createTerminal(settings);
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
