import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { hashOf } from "../output-record.ts";
import { cacheFolder } from "../writing/cache-folder.ts";

/**
 * Where something about a project is kept between runs.
 *
 * @param configFile absolute
 * @param ending of the file's name: `printed.json`
 * @returns undefined where nothing can be kept
 */
export function cacheFile(configFile: string, ending: string): string | undefined {
  const folder = cacheFolder(dirname(configFile));
  const [, digest = ""] = hashOf(configFile).split(":");
  return folder && join(folder, `${digest.slice(0, 16)}.${ending}`);
}

/** Writes a value as JSON, whole or not at all. What cannot be kept is worked out again. */
export function writeCacheFile(path: string, value: unknown): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.${process.pid}`, JSON.stringify(value));
    renameSync(`${path}.${process.pid}`, path);
  } catch {
    // An installation that is not to be written to, or a full disk.
  }
}
