import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { hashOf } from "../output-record.ts";
import type { PrintedHashes } from "../printer.ts";
import { cacheFile, writeCacheFile } from "./cache-file.ts";

/**
 * What earlier runs printed on this machine. It is not part of the committed record, where a merge, or somebody who
 * edits a generated file, could have codegen take for printed what never was.
 *
 * @param configFile absolute
 */
export function readPrintedHashes(configFile: string): PrintedHashes {
  const path = cacheFile(configFile, "printed.json");
  if (path === undefined) return new Map();
  try {
    const { printer, hashes }: CachedHashes = JSON.parse(readFileSync(path, "utf8"));
    return new Map(printer === printerVersion() ? Object.entries(hashes) : []);
  } catch {
    return new Map();
  }
}

/** Keeps what this run printed for the next. Where it cannot be kept, the next run prints again. */
export function keepPrintedHashes(configFile: string, hashes: PrintedHashes): void {
  const path = cacheFile(configFile, "printed.json");
  if (path === undefined) return;
  const cached: CachedHashes = { printer: printerVersion(), hashes: Object.fromEntries(hashes) };
  writeCacheFile(path, cached);
}

interface CachedHashes {
  readonly printer: string;
  readonly hashes: Readonly<Record<string, string>>;
}

/** What decides over the text of a structure: our printer, and the packages that it prints with. */
function printerVersion(): string {
  version ??= hashOfPrinter();
  return version;
}

/** What runs in this process stays what it is. */
let version: string | undefined;

function hashOfPrinter(): string {
  const own = ["print", "plain-module"].map((name) =>
    join(import.meta.dirname, `../../templates/${name}${extname(import.meta.filename)}`),
  );
  const morph = createRequire(import.meta.url).resolve("ts-morph/package.json");
  const writer = createRequire(morph).resolve("code-block-writer");
  return hashOf([...own, morph, writer].map((path) => readFileSync(path, "utf8")).join("\n"));
}
