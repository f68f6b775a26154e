import { didYouMean } from "../../schema/resolve/did-you-mean.ts";
import { knownOptions } from "./known-options.ts";

/**
 * Refuses what yargs lets through: an unknown command, of which it would name the options first, and values that no
 * command expects.
 *
 * @param given what yargs read
 * @throws Error that says what to write
 */
export function requireReadable(
  given: Readonly<Record<string, unknown>>,
  commands: readonly string[],
  program: object,
): void {
  const [command] = texts(given._);
  if (command !== undefined && !commands.includes(command)) {
    const meant = didYouMean(command, commands);
    const hint = meant === undefined ? `There are ${commands.join(", ")}.` : `Did you mean ${meant}?`;
    throw new Error(`Unknown command ${command}. ${hint}`);
  }
  const [ignored] = texts(given["--"]);
  if (ignored !== undefined) throw new Error(`Nothing may follow --, as ${ignored} does.`);
  const { names, booleans, lists } = knownOptions(program);
  for (const name of names.filter((known) => Object.hasOwn(given, known))) {
    const value = given[name];
    if (Array.isArray(value) && !lists.includes(name)) throw new Error(`--${name} is given twice.`);
    if (value === false && !booleans.includes(name)) throw new Error(`--${name} takes a value.`);
    if (Number.isNaN(value)) throw new Error(`--${name} takes a number.`);
  }
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
