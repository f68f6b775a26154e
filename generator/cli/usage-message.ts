import { messageOf } from "../../schema/message-of.ts";
import { didYouMean } from "../../schema/resolve/did-you-mean.ts";
import { knownOptions } from "./known-options.ts";

/**
 * What is wrong with a command line, from what yargs says of it: with what was probably meant, and what there is.
 *
 * @param program as it was when the command line was read, with the options of the command
 * @example "Unknown option --chekc. Did you mean --check?"
 */
export function usageMessage(error: unknown, program: object): string {
  const message = messageOf(error);
  const [, names] = /^Unknown arguments?: (.*)$/s.exec(message) ?? [];
  if (names !== undefined) return unknownOptions(names.split(", "), knownOptions(program).names);
  const [, option, given = "", choices = ""] =
    /^Invalid values:\n {2}Argument: (\S+), Given: (.*), Choices: (.*)$/s.exec(message) ?? [];
  if (option !== undefined) return unknownChoice(option, given, choices.replaceAll('"', "").split(", "));
  const [, without] = /^Not enough arguments following: (.*)$/.exec(message) ?? [];
  if (without !== undefined) return `${dashed(without)} takes a value.`;
  const [, one = "", other = ""] = /^Arguments (\S+) and (\S+) are mutually exclusive$/.exec(message) ?? [];
  if (one !== "") return `${dashed(one)} and ${dashed(other)} exclude each other. Give one of them.`;
  return message.startsWith("Not enough non-option arguments") ? "An argument is missing." : message;
}

function unknownOptions(names: readonly string[], options: readonly string[]): string {
  // Of the forms that a camel-case option has, yargs names both.
  const texts = names.map((name) => {
    const meant = didYouMean(name, options);
    const hint = meant === undefined ? "" : ` Did you mean ${dashed(meant)}?`;
    return `Unknown option or argument ${name}.${hint}`;
  });
  return [...new Set(texts)].join("\n");
}

function unknownChoice(option: string, given: string, choices: readonly string[]): string {
  const word = given.replaceAll('"', "");
  const meant = didYouMean(word, choices);
  const hint = meant === undefined ? "" : ` Did you mean ${meant}?`;
  return `${dashed(option)}: there is no ${word}.${hint} There are ${choices.join(", ")}.`;
}

function dashed(option: string): string {
  return option.length === 1 ? `-${option}` : `--${option}`;
}
