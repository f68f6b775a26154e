import { readFileSync } from "node:fs";
import { relative } from "node:path";
import type { CodegenReport } from "../codegen-report.ts";
import { hashOf } from "../output-record.ts";
import { cacheFile, writeCacheFile } from "./cache-file.ts";
import { filesOf, type Input, inputOf, isAsBefore } from "./fingerprint.ts";
import { jobwrightFolders } from "./loaded-files.ts";

/**
 * What a run would report, where all that it depends on is as it was after the last run that wrote: then there is
 * nothing to do. Reads only. A cache that is missing, damaged or another version's gives undefined.
 *
 * @param configFile absolute
 */
export function knownResult(configFile: string): CodegenReport | undefined {
  const path = cacheFile(configFile, "json");
  if (path === undefined) return undefined;
  try {
    const { checksum, key, inputs, report }: CachedResult = JSON.parse(readFileSync(path, "utf8"));
    if (checksum !== checksumOf(inputs, report) || key !== processKey()) return undefined;
    return inputs.every(isAsBefore) ? report : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a result for the next run. Where it cannot be kept, the next run does the work again. */
export function keepResult(configFile: string, inputs: readonly Input[], report: CodegenReport): void {
  const path = cacheFile(configFile, "json");
  if (path === undefined) return;
  const cached: CachedResult = {
    checksum: checksumOf(inputs, report),
    key: processKey(),
    inputs,
    report,
  };
  writeCacheFile(path, cached);
}

interface CachedResult {
  /** Of the inputs and the report: what it agrees with was written by `keepResult`. */
  readonly checksum: string;
  readonly key: string;
  readonly inputs: readonly Input[];
  readonly report: CodegenReport;
}

function checksumOf(inputs: readonly Input[], report: CodegenReport): string {
  return hashOf(JSON.stringify([inputs, report]));
}

/** What the process brings to every run: Node, its options, the time zone, and this package as it is installed. */
function processKey(): string {
  const { version, platform, arch, execArgv, env } = process;
  const offsets = [0, 6].map((month) => new Date(2020, month).getTimezoneOffset());
  const installed = jobwrightFolders.flatMap((folder) =>
    filesOf(folder).map((file) => [relative(folder, file), inputOf("status", file).state]),
  );
  return hashOf(
    JSON.stringify([version, platform, arch, execArgv, env.NODE_OPTIONS, env.NODE_ENV, offsets, installed]),
  );
}
