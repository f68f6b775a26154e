import type { SourceFileStructure, StatementStructures } from "ts-morph";

/**
 * A module of comments, imports and exports of other modules, and then texts alone, as most generated ones are.
 * ts-morph's writer looks at every character of a text only to give it back; so it prints the imports alone, and each
 * list of them once.
 */
export interface PlainModule {
  readonly comments: readonly string[];
  readonly imports: readonly StatementStructures[];
  readonly texts: readonly string[];
}

/** Undefined for a module of another form: one structure's place may depend on what is before it. */
export function plainModule({ statements }: SourceFileStructure): PlainModule | undefined {
  if (!Array.isArray(statements)) return undefined;
  const isText = (statement: unknown): statement is string => typeof statement === "string";
  const begin = statements.findIndex((statement) => !isText(statement));
  if (begin === -1) return { comments: [], imports: [], texts: statements.filter(isText) };
  const after = statements.slice(begin).findIndex(isText);
  const end = after === -1 ? statements.length : begin + after;
  const comments = statements.slice(0, begin).filter(isText);
  const imports = statements.slice(begin, end).filter(isImport);
  const texts = statements.slice(end).filter(isText);
  const isPlain = comments.length + imports.length + texts.length === statements.length;
  return isPlain && comments.every(isComment) ? { comments, imports, texts } : undefined;
}

/** Joins texts as ts-morph does: each on a line of its own, with a blank one after a brace. */
export function joinStatements(statements: readonly string[]): string {
  return statements.reduce(
    (text, statement) => text + gapAfter(text) + statement.replaceAll("\r\n", "\n"),
    "",
  );
}

function gapAfter(text: string): string {
  if (text === "") return "";
  const gap = text.trimEnd().endsWith("}") ? 2 : 1;
  const [ends = ""] = /\n{0,2}$/.exec(text.slice(-2)) ?? [];
  return "\n".repeat(Math.max(0, gap - ends.length));
}

/** ts-morph's kinds of an import and of an export declaration. */
function isImport(statement: unknown): statement is StatementStructures {
  const { kind } = Object(statement);
  return kind === 16 || kind === 11;
}

/** What ts-morph would not close before a structure. */
function isComment(text: string): boolean {
  return text.split(/\r?\n/).every((line) => /^(?:\/\/.*|\/\*(?:(?!\*\/).)*\*\/|)$/.test(line));
}
