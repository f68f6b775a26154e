import type { JSDocStructure, OptionalKind } from "ts-morph";

export interface Documentation {
  readonly description?: string | null | undefined;
  readonly deprecated?: boolean | string | undefined;
  /** JSON text. */
  readonly default?: string | undefined;
}

/** A doc comment as a structure's `docs`: empty where there is nothing to say. */
export function documentation(about: Documentation): OptionalKind<JSDocStructure>[] {
  const lines = documentationLines(about);
  if (lines.length === 0) return [];
  // ts-morph writes a comment over many lines where its text begins with a new one.
  return [{ description: lines.length > 1 ? `\n${lines.join("\n")}` : lines.join("") }];
}

/** A doc comment as the lines of text before a declaration. */
export function documentationText(about: Documentation): string[] {
  const lines = documentationLines(about);
  if (lines.length < 2) return lines.map((line) => `/** ${line} */`);
  return ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"];
}

/** The lines of a doc comment, made safe to stand in one. */
function documentationLines({ description, deprecated, default: preset }: Documentation): string[] {
  return [
    ...(description?.trim() ? commentLines(description.trim()) : []),
    ...(deprecated ? [tag("deprecated", typeof deprecated === "string" ? deprecated : "")] : []),
    ...(preset === undefined ? [] : [tag("default", preset)]),
  ];
}

function tag(name: string, text: string): string {
  return `@${name} ${commentLines(text).join(" ")}`.trimEnd();
}

/** Text is data: nothing in it may end the comment, begin a tag or be half a character. */
function commentLines(text: string): string[] {
  return text
    .toWellFormed()
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) =>
      line
        .replaceAll(/\p{Cc}/gu, " ")
        .replaceAll("*/", "*\\/")
        .replaceAll(/(^|\s)@/g, "$1\\@")
        .trimEnd(),
    );
}
