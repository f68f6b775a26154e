import { OptionError } from "./errors.ts";

/**
 * @param what takes the options: `createWorker`
 * @throws OptionError naming an option that is none of the known ones: a program without types may have misspelt it
 */
export function checkKeys(what: string, options: object, known: readonly string[]): void {
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new OptionError(`${what}: unknown option ${unknown}. It takes ${known.join(", ")}.`);
}
