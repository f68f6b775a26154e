import { existsSync, lstatSync, readFileSync } from "node:fs";
import { hashOf } from "./output-record.ts";

/**
 * The hash of a generated file's text; undefined where there is no file, or a link. git may check files out with the line
 * ends of Windows, of which generated texts have none: those count as `\n`.
 */
export function hashOnDisk(path: string): string | undefined {
  if (!existsSync(path) || !lstatSync(path).isFile()) return undefined;
  const content = readFileSync(path);
  return hashOf(content.includes("\r\n") ? withoutCarriageReturns(content) : content);
}

/** As bytes: a file that is not UTF-8 was edited. */
function withoutCarriageReturns(content: Buffer): Buffer {
  return Buffer.from(content.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
}
