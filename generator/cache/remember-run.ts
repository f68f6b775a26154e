import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { ts } from "ts-morph";
import { clockTick } from "../clock-tick.ts";
import { reviewHandlers } from "../handlers/review-handlers.ts";
import type { CodegenRun } from "../run-codegen.ts";
import { dependsOnMore } from "./depends-on-more.ts";
import { filesOf, type Input, inputOf } from "./fingerprint.ts";
import { keepResult } from "./known-result.ts";
import { loadedFiles } from "./loaded-files.ts";
import type { ObservedLoading } from "./observe-loading.ts";
import { tsconfigFiles } from "./tsconfig-files.ts";

/**
 * Keeps what a run that wrote reports, with the state of all that it depends on, the output itself included. Nothing is
 * kept where that cannot be told for sure: a manifest that reads the clock, a file that was saved during the run.
 *
 * @param observed what was loaded from before the run
 * @param startedAt when the run began, in milliseconds since 1970
 */
export async function rememberRun(
  run: CodegenRun,
  observed: ObservedLoading,
  startedAt: number,
): Promise<void> {
  const { config } = run;
  const loaded = loadedFiles(observed, [config.file, config.manifest]);
  if (!loaded) return;
  const texts = new Map(run.source.texts.map(({ path, text }) => [path, text]));
  const sources = [...new Set([...loaded.own, ...texts.keys()])];
  const textOf = (path: string): string => texts.get(path) ?? readFileSync(path, "utf8");
  if (sources.some((path) => dependsOnMore(ts, path, textOf(path)))) return;
  const folders = [...new Set([config.client, config.worker, ...(config.handlers ? [config.handlers] : [])])];
  const settings = settingFiles(run, sources);
  const read = [...sources, ...loaded.installed, ...settings, ...folders.flatMap(filesOf)];
  if (!areSettled(run, read, startedAt)) return;
  const inputs: readonly Input[] = [
    ...[...sources, ...settings, ...loaded.lookups].map((path) => inputOf("content", path)),
    ...loaded.installed.map((path) => inputOf("status", path)),
    ...[config.context, config.backend].flatMap((path) => (path ? [inputOf("existence", path)] : [])),
    ...folders.map((path) => inputOf("folder", path)),
  ];
  keepResult(config.file, inputs, await nextReport(run));
}

/** The package.json and tsconfig.json of every folder above the sources and the output, there or not. */
function settingFiles({ config }: CodegenRun, sources: readonly string[]): readonly string[] {
  const { client, worker, context } = config;
  const homes = [...new Set([...sources, ...(context ? [context] : [])].map(dirname)), client, worker];
  const above = new Set(homes.flatMap(foldersUpFrom));
  return [
    ...[...above].flatMap((folder) => [join(folder, "package.json"), join(folder, "tsconfig.json")]),
    ...tsconfigFiles(ts, homes),
  ];
}

function foldersUpFrom(folder: string): readonly string[] {
  return dirname(folder) === folder ? [folder] : [folder, ...foldersUpFrom(dirname(folder))];
}

/** Whether nothing changed since the run began but by the run: a file may have been saved after it was read. */
function areSettled({ changes }: CodegenRun, files: readonly string[], startedAt: number): boolean {
  const written = new Map(
    changes.flatMap((change) => (change.state === "extra" ? [] : [[change.path, change.text] as const])),
  );
  return files.every((path) => {
    const text = written.get(path);
    if (text !== undefined) return readFileSync(path).equals(Buffer.from(text));
    const status = statSync(path, { throwIfNoEntry: false });
    return !status || status.ctimeMs < startedAt - clockTick;
  });
}

/** What a run now would report: everything as planned, and of the handlers what is said once the new ones are there. */
async function nextReport({ report, changes, contract, config, warnings, kept }: CodegenRun) {
  const written = changes.filter(({ state }) => state !== "extra" && state !== "stub").length;
  const handlers = await reviewHandlers(contract, config);
  return {
    changes: [],
    unchanged: report.unchanged + written,
    diagnostics: [...warnings, ...handlers.diagnostics, ...kept],
  };
}
