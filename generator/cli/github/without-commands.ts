/**
 * Text of others, in which GitHub's runner finds no command: it takes each line that begins with `::`, after spaces,
 * and each that has `##[` in it. A zero-width space in between is not seen.
 */
export function withoutCommands(text: string): string {
  return text.replaceAll(/^(\s*:)(?=:)/gm, "$1\u200b").replaceAll("##[", "##\u200b[");
}

/** The same JSON, spelt so that the runner finds no command: outside of strings it never has `##[`. */
export function jsonWithoutCommands(json: string): string {
  return json.replaceAll("##[", "##\\u005b");
}
