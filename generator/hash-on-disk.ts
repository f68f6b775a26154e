import { lstatSync, readFileSync } from "node:fs";
import { clockTick } from "./clock-tick.ts";
import { hashOf } from "./output-record.ts";

/**
 * The hash of a generated file's text; undefined where there is no file, or a link. git may check files out with the line
 * ends of Windows, of which generated texts have none: those count as `\n`.
 */
export function hashOnDisk(path: string): string | undefined {
  const status = statusOf(path);
  if (!status?.isFile()) return undefined;
  const { size, mtimeMs, ctimeMs, ino } = status;
  const state = `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
  const known = hashes.get(path);
  // A time that has just been may be that of two writes.
  if (known?.state === state && ctimeMs < known.readAt - clockTick) return known.hash;
  const readAt = Date.now();
  const content = readFileSync(path);
  const hash = hashOf(content.includes("\r\n") ? withoutCarriageReturns(content) : content);
  hashes.set(path, { state, readAt, hash });
  return hash;
}

/** A watch asks again and again for thousands of files, of which few change. */
const hashes = new Map<string, { readonly state: string; readonly readAt: number; readonly hash: string }>();

function statusOf(path: string) {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined; // A file stands where a folder must.
  }
}

/** As bytes: a file that is not UTF-8 was edited. */
function withoutCarriageReturns(content: Buffer): Buffer {
  return Buffer.from(content.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
}
