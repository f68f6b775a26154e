import { readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Argv } from "yargs";
import { requireReadable } from "./require-readable.ts";
import { type OutputFormat, outputFormats } from "./terminal.ts";

/** Options of every command. */
export interface GlobalOptions {
  /** The config's file, relative to `cwd`. */
  readonly config: string | undefined;
  readonly cwd: string;
  readonly format: OutputFormat;
  readonly color: boolean;
  /** Show where an unexpected error came from. */
  readonly debug: boolean;
}

/** The program with what every command has, and how yargs is to read and to answer. */
export function withGlobalOptions(program: Argv, commands: readonly string[]): Argv<GlobalOptions> {
  return program
    .scriptName("jobwright")
    .usage(
      "$0 <command>\n\nTyped contracts for background jobs: one manifest, generated clients and workers.",
    )
    .option("config", {
      type: "string",
      requiresArg: true,
      describe: "The config's file; else jobwright.config.{ts,mjs,js}",
    })
    .option("cwd", {
      type: "string",
      requiresArg: true,
      default: process.cwd(),
      defaultDescription: "here",
      describe: "The project's folder",
    })
    .option("format", {
      choices: outputFormats,
      requiresArg: true,
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
    .demandCommand(1, 1, `Name a command: ${commands.join(", ")}.`, "Name one command.")
    .middleware((given) => requireReadable(given, commands, program), true)
    .version(version())
    .alias("help", "h")
    .example("$0 init", "set a project up")
    .example("$0 codegen", "write what the manifest says")
    .example("$0 codegen --check", "fail where the files are out of date")
    .example("$0 codegen --help", "the options and examples of one command")
    .epilogue(
      "Exit codes: 0 good · 1 error · 2 usage · 3 generated files out of date\n" +
        "Colours follow the terminal, NO_COLOR and FORCE_COLOR.",
    )
    .locale("en")
    .wrap(Math.max(60, Math.min(process.stdout.columns || 100, 120)))
    .exitProcess(false)
    .fail((message: string | null, error: unknown) => {
      throw error ?? new Error(message ?? "The command line cannot be read.");
    });
}

/**
 * @returns the project's folder, absolute
 * @throws Error where there is no such folder, or the config is a folder
 */
export function checkGlobalOptions({ cwd, config }: Pick<GlobalOptions, "cwd" | "config">): {
  readonly project: string;
} {
  const kind = kindOf(resolve(cwd));
  if (kind === undefined) throw new Error(`--cwd: there is no folder ${cwd}.`);
  if (kind === "file") throw new Error(`--cwd: ${cwd} is a file. Name the project's folder.`);
  if (config === undefined) return { project: resolve(cwd) };
  const file = resolve(cwd, config);
  if (kindOf(file) === "folder")
    throw new Error(`--config: ${config} is a folder. Name the file, or use --cwd.`);
  return { project: dirname(file) };
}

function kindOf(path: string): "file" | "folder" | undefined {
  const status = statSync(path, { throwIfNoEntry: false });
  return status && (status.isDirectory() ? "folder" : "file");
}

function version(): string {
  const path = fileURLToPath(import.meta.resolve("jobwright/package.json"));
  return JSON.parse(readFileSync(path, "utf8")).version;
}
