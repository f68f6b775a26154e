import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { messageOf } from "../../schema/message-of.ts";
import { jsonFault } from "./json-fault.ts";
import { UsageError } from "./usage-error.ts";

/** One payload as it was given. */
export interface GivenPayload {
  readonly value: unknown;
  /** Where it stands among several: `line 3`, `item 0`. */
  readonly place: string;
}

/**
 * The payloads given by `--data`, or on stdin.
 *
 * @param data JSON, `@file`, or `-` for stdin; undefined for stdin where it is no terminal
 * @param many one payload a line, or a list of payloads
 * @throws UsageError where nothing was given · Error for what is not JSON, with the place
 */
export async function readPayloads(
  data: string | undefined,
  many: boolean,
): Promise<readonly GivenPayload[]> {
  const { content, source } = await readData(data);
  const json = content.replace(/^\uFEFF/, "");
  if (json.trim() === "") throw new UsageError(`${source} is empty. ${howToGive}`);
  if (!many) return [{ value: parse(json, source), place: source }];
  return json.trimStart().startsWith("[") ? itemsOf(json, source) : linesOf(json, source);
}

const howToGive = `Give the payload as --data '{ … }', as --data @payload.json, or on stdin; a job without input takes '{}'.`;

async function readData(
  data: string | undefined,
): Promise<{ readonly content: string; readonly source: string }> {
  if (data === undefined && process.stdin.isTTY) throw new UsageError(`There is no payload. ${howToGive}`);
  if (data === undefined || data === "-") return { content: await text(process.stdin), source: "stdin" };
  if (!data.startsWith("@")) return { content: data, source: "--data" };
  const file = data.slice(1);
  try {
    return { content: readFileSync(file, "utf8"), source: file };
  } catch (error) {
    throw new UsageError(`--data @${file}: ${messageOf(error)}`);
  }
}

/** JSON may hold a list of payloads as well, since no payload is a list. */
function itemsOf(json: string, source: string): readonly GivenPayload[] {
  const items = parse(json, source);
  return Array.isArray(items) ? items.map((value, index) => ({ value, place: `item ${index}` })) : [];
}

function linesOf(json: string, source: string): readonly GivenPayload[] {
  return json.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    return [{ value: parse(line, source, index), place: `line ${index + 1}` }];
  });
}

/** @param linesBefore how many lines of the source come before the text */
function parse(json: string, source: string, linesBefore = 0): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new Error(`${source} is not JSON: ${faultText(json, linesBefore) ?? messageOf(error)}`);
  }
}

const longestExcerpt = 100;

/** `line 2, column 9: expected a value`, and the line with a caret below it. */
function faultText(json: string, linesBefore: number): string | undefined {
  const fault = jsonFault(json);
  if (!fault) return undefined;
  const before = json.slice(0, fault.offset).split("\n");
  const column = before.at(-1)?.length ?? 0;
  const line = json.split("\n")[before.length - 1]?.trimEnd() ?? "";
  const from = Math.max(0, column - longestExcerpt / 2);
  const excerpt = line.slice(from, from + longestExcerpt).replaceAll("\t", " ");
  const place = `line ${before.length + linesBefore}, column ${column + 1}`;
  return `${place}: ${fault.message}\n  ${excerpt}\n  ${" ".repeat(column - from)}^`;
}
