import type { Argv } from "yargs";
import { catalogue } from "../../../schema/diagnostics/catalogue.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { reserveStdout } from "../reserve-stdout.ts";
import { committedJobs } from "./committed-jobs.ts";

/** How a shell asks for completions: this word, then the words of the line up to the cursor. */
const question = "--get-yargs-completions";

export function isCompletion(args: readonly string[]): boolean {
  return args[0] === question;
}

/**
 * Prints what the last word of a line may become, one a line: commands and options as yargs knows them, and what a
 * command's own words may be.
 *
 * @param args `["--get-yargs-completions", "jobwright", "explain", "NAME"]`
 */
export async function completeLine(program: Argv, args: readonly string[]): Promise<ExitCode> {
  const [, , ...words] = args;
  const write = reserveStdout();
  const found = (await ownWords(words)) ?? (await yargsWords(program, args));
  for (const word of found) write(`${word}\n`);
  return exitCode.good;
}

async function yargsWords(program: Argv, args: readonly string[]): Promise<readonly string[]> {
  let found = "";
  await program.parseAsync(args, (_error: unknown, _options: unknown, text: string) => {
    found = text;
  });
  return found === "" ? [] : found.split("\n");
}

/** The names that stand in the place of the last word; undefined where options or commands do. */
async function ownWords(words: readonly string[]): Promise<readonly string[] | undefined> {
  const [command = ""] = words;
  const [previous = "", current = ""] = words.slice(-2);
  if (words.length < 2 || current.startsWith("-") || previous.startsWith("--")) return undefined;
  if (command === "explain") return Object.keys(catalogue).filter((code) => !words.includes(code));
  if (["publish", "work", "list"].includes(command))
    return committedJobs(valueAfter("--cwd", words) ?? ".", valueAfter("--config", words));
  return undefined;
}

function valueAfter(option: string, words: readonly string[]): string | undefined {
  const at = words.indexOf(option);
  return at === -1 ? undefined : words[at + 1];
}
