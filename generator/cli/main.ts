import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Argv } from "yargs";
import { type Diagnostic, DiagnosticError } from "../../schema/diagnostics/diagnostic.ts";
import { messageOf } from "../../schema/message-of.ts";
import { didYouMean } from "../../schema/resolve/did-you-mean.ts";
import { UsageError } from "../run/usage-error.ts";
import { addCodegen } from "./commands/codegen.ts";
import { addExplain } from "./commands/explain.ts";
import { addInit } from "./commands/init.ts";
import { addList } from "./commands/list.ts";
import { addPublish } from "./commands/publish.ts";
import { addWork } from "./commands/work.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { GlobalOptions } from "./global-options.ts";
import type { RunCommand } from "./run-command.ts";
import { createTerminal, type Terminal } from "./terminal.ts";

const commands = {
  init: addInit,
  codegen: addCodegen,
  work: addWork,
  publish: addPublish,
  list: addList,
  explain: addExplain,
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
  let code: ExitCode = exitCode.good;
  const run: RunCommand = async (options, command) => {
    code = await guarded(options, command);
  };
  const program = Object.values(commands).reduce(
    (extended, add) => add(extended, run),
    withGlobalOptions(yargs([...args])),
  );
  try {
    await program.parseAsync();
    return code;
  } catch (error) {
    console.error(`${messageOf(error)}\nRun jobwright --help for what there is.`);
    return exitCode.usage;
  }
}

function withGlobalOptions(program: Argv): Argv<GlobalOptions> {
  return program
    .scriptName("jobwright")
    .usage(
      "$0 <command>\n\nTyped contracts for background jobs: one manifest, generated clients and workers.",
    )
    .option("config", { type: "string", describe: "The config's file; else jobwright.config.{ts,mjs,js}" })
    .option("cwd", {
      type: "string",
      default: process.cwd(),
      defaultDescription: "here",
      describe: "The project's folder",
    })
    .option("format", {
      choices: ["text", "json"] as const,
      default: "text" as const,
      describe: "How results are written",
    })
    .option("color", {
      type: "boolean",
      default: true,
      describe: "Colours on a terminal; --no-color for none",
    })
    .option("debug", {
      type: "boolean",
      default: false,
      describe: "Show where an unexpected error came from",
    })
    .strict()
    .demandCommand(1, 1, "Name a command.", "Name one command.")
    .middleware(({ _: [command] }) => requireKnown(command), true)
    .version(version())
    .alias("help", "h")
    .example("$0 codegen", "write what the manifest says")
    .example("$0 codegen --check", "fail where the files are out of date")
    .epilogue("Exit codes: 0 good · 1 error · 2 usage · 3 generated files out of date")
    .wrap(100)
    .exitProcess(false)
    .fail((message: string | null, error: unknown) => {
      throw error ?? new Error(message ?? "The command line cannot be read.");
    });
}

function requireKnown(command: string | number | undefined): void {
  const names = Object.keys(commands);
  if (command === undefined || names.includes(String(command))) return;
  const meant = didYouMean(String(command), names);
  const hint = meant === undefined ? `There are ${names.join(", ")}.` : `Did you mean ${meant}?`;
  throw new Error(`Unknown command ${command}. ${hint}`);
}

function version(): string {
  const path = fileURLToPath(import.meta.resolve("jobwright/package.json"));
  return JSON.parse(readFileSync(path, "utf8")).version;
}

/** Every error ends here: problems as diagnostics, the unexpected without its stack unless asked for. */
async function guarded(
  options: GlobalOptions,
  command: (terminal: Terminal) => Promise<ExitCode>,
): Promise<ExitCode> {
  const terminal = createTerminal(options);
  try {
    return await command(terminal);
  } catch (error) {
    if (error instanceof DiagnosticError) {
      terminal.report(error.diagnostics);
      if (options.debug) printCauses(error.diagnostics);
      // A cause is for people who debug: JSON shows nothing of an error.
      terminal.document({ ok: false, diagnostics: error.diagnostics.map(({ cause, ...found }) => found) });
      return exitCode.error;
    }
    console.error(options.debug && error instanceof Error ? error.stack : `jobwright: ${messageOf(error)}`);
    terminal.document({ ok: false, error: messageOf(error) });
    return error instanceof UsageError ? exitCode.usage : exitCode.error;
  }
}

/** One error may be the cause of several problems. */
function printCauses(diagnostics: readonly Diagnostic[]): void {
  const stacks = new Set(diagnostics.map(({ cause }) => stackOf(cause)));
  for (const stack of stacks) if (stack) console.error(`\n${stack}`);
}

function stackOf(thrown: unknown): string | undefined {
  try {
    return thrown instanceof Error ? thrown.stack : undefined;
  } catch {
    return undefined; // The user's code may throw what cannot be read.
  }
}
