import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { DiagnosticError } from "../../schema/diagnostics/diagnostic.ts";
import { JobMemory } from "../../schema/resolve/job-memory.ts";
import { tsconfigFiles } from "../cache/tsconfig-files.ts";
import type { CodegenOptions, CodegenReport } from "../codegen-report.ts";
import { findConfig } from "../find-config.ts";
import { hashOnDisk } from "../hash-on-disk.ts";
import { runCodegen } from "../run-codegen.ts";
import { sourceGraph } from "../source/source-graph.ts";
import { runFresh } from "./fresh-run.ts";
import { WarmModules } from "./warm-modules.ts";

/** Runs codegen again and again in one process, which keeps what did not change. */
export class WarmCodegen {
  readonly #options: CodegenOptions;
  #modules: WarmModules | undefined;
  readonly #memory = new JobMemory();
  #manifest: string | undefined;
  #loaded: readonly string[] = [];
  #written: readonly string[] = [];

  constructor(options: CodegenOptions) {
    this.#options = options;
  }

  /**
   * @throws DiagnosticError as `codegen` does. What fails here is tried once more in a thread that loads everything as
   * Node does, so that what is reported is what a single run reports.
   */
  async run(): Promise<CodegenReport> {
    const { ts } = await import("ts-morph");
    this.#modules ??= new WarmModules(ts);
    const modules = this.#modules;
    let isLoaded = true;
    const load = (file: string): Promise<unknown> =>
      modules.load(file).catch((error: unknown) => {
        isLoaded = false;
        throw error;
      });
    try {
      const { report, config, changes } = await runCodegen(this.#options, load, this.#memory);
      this.#manifest = config.manifest;
      this.#written = changes.map(({ path }) => path);
      this.#loaded = modules.files;
      return report;
    } catch (error) {
      if (isLoaded && !isOfTemplate(error)) throw error;
    }
    const fresh = await runFresh(this.#options);
    this.#manifest = fresh.manifest ?? this.#manifest;
    this.#loaded = fresh.loaded;
    if (fresh.error) throw fresh.error;
    return fresh.report;
  }

  /** Reads what the last run wrote, to compare with, while nobody waits: the next run need not. */
  readWritten(): void {
    for (const path of this.#written) hashOnDisk(path);
    this.#written = [];
  }

  /** Every file whose change may lead to another output, as far as the last run could tell. */
  async files(): Promise<readonly string[]> {
    const entries = [configFile(this.#options), ...(this.#manifest === undefined ? [] : [this.#manifest])];
    const graphs = await Promise.all(entries.filter((file) => existsSync(file)).map(sourceGraph));
    const sources = graphs.flatMap((graph) => graph.sources.map((source) => source.path));
    const { ts } = await import("ts-morph");
    const homes = [...new Set(entries.map(dirname))];
    const settings = homes.flatMap((folder) => [join(folder, "tsconfig.json"), join(folder, "package.json")]);
    return [...new Set([...entries, ...sources, ...this.#loaded, ...settings, ...tsconfigFiles(ts, homes)])];
  }
}

/** What a template threw has a place in the file as it was compiled here. */
function isOfTemplate(error: unknown): boolean {
  return error instanceof DiagnosticError && error.diagnostics.some(({ code }) => code === "TEMPLATE_FAILED");
}

/** Where it is gone, where it will come back. */
function configFile({ cwd, config: path }: CodegenOptions): string {
  try {
    return findConfig(cwd, path);
  } catch {
    return resolve(cwd, path ?? "jobwright.config.ts");
  }
}
