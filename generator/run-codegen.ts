import { relative, sep } from "node:path";
import type { Contract } from "../schema/contract.ts";
import { type Diagnostic, DiagnosticError, diagnostic } from "../schema/diagnostics/diagnostic.ts";
import type { JobMemory } from "../schema/resolve/job-memory.ts";
import { keepPrintedHashes, readPrintedHashes } from "./cache/printed-hashes.ts";
import type { CodegenOptions, CodegenReport } from "./codegen-report.ts";
import { type Change, type Comparison, compareWithDisk } from "./compare.ts";
import { reviewHandlers } from "./handlers/review-handlers.ts";
import { loadConfig } from "./load-config.ts";
import { loadContract } from "./load-contract.ts";
import { type LoadModule, loadModule } from "./load-module.ts";
import { locate } from "./locate.ts";
import { outputFolderProblems } from "./output-folder.ts";
import { type Plan, planOutput } from "./plan.ts";
import { Printer } from "./printer.ts";
import type { ResolvedConfig } from "./resolved-config.ts";
import { sourceGraph } from "./source/source-graph.ts";
import type { SourceTexts } from "./source/source-texts.ts";
import { writeOutput } from "./write-output.ts";
import { withRunLock } from "./writing/run-lock.ts";

/** A whole run, and what it was made of. */
export interface CodegenRun {
  readonly report: CodegenReport;
  readonly config: ResolvedConfig;
  readonly contract: Contract;
  readonly source: SourceTexts;
  /** Of the manifest and the config. */
  readonly warnings: readonly Diagnostic[];
  /** Of files in the output folders that are not codegen's. */
  readonly kept: readonly Diagnostic[];
  /** What was done, or would be, with the texts. */
  readonly changes: readonly Change[];
}

/**
 * Manifest → contract → plan → what differs on disk → written, where asked to.
 *
 * @param load how the config and the manifest are loaded
 * @param memory what is known from before, where they are loaded again and again
 * @throws DiagnosticError with every problem of the config, the manifest or the output folder; nothing is written
 */
export async function runCodegen(
  { cwd, config: path, write, onWait }: CodegenOptions,
  load: LoadModule = loadModule,
  memory?: JobMemory,
): Promise<CodegenRun> {
  const config = await loadConfig(cwd, path, load);
  const { contract, diagnostics: warnings, source } = await loadContract(config, load, memory);
  const shown = (file: string): string => relative(config.project, file).split(sep).join("/");
  const apply = async (): Promise<CodegenRun> => {
    const handlers = await reviewHandlers(contract, config);
    const plan = withoutStubs(await planOutput(contract, config), handlers.awaited);
    const printer = new Printer(readPrintedHashes(config.file));
    await refuseUnsafe(plan, config, printer);
    const comparison = await compareWithDisk(plan, printer);
    if (write) await writeOutput(comparison, plan, shown);
    if (write) keepPrintedHashes(config.file, printer.hashes);
    const { changes, unchanged } = comparison;
    const kept = keptFiles(comparison, shown);
    const report = {
      changes: changes.map((change) => ({
        state: change.state,
        path: shown(change.path),
        text: change.state === "extra" ? null : change.text,
      })),
      unchanged,
      diagnostics: [...warnings, ...handlers.diagnostics, ...kept],
    };
    return { report, config, contract, source, warnings, kept, changes };
  };
  // What is planned depends on what is there, which nobody may change meanwhile.
  return write ? withRunLock(config.project, { onWait }, apply) : apply();
}

function withoutStubs(plan: Plan, awaited: ReadonlySet<string>): Plan {
  return { ...plan, stubs: new Map([...plan.stubs].filter(([path]) => !awaited.has(path))) };
}

async function refuseUnsafe(plan: Plan, config: ResolvedConfig, printer: Printer): Promise<void> {
  const problems = await outputFolderProblems(plan, config, printer);
  if (problems.length > 0)
    throw new DiagnosticError(locate(problems, await sourceGraph(config.file), config.project));
}

function keptFiles({ kept }: Comparison, shown: (file: string) => string): readonly Diagnostic[] {
  return kept.map((file) =>
    diagnostic(
      "FILE_KEPT",
      `${shown(file)} is in the output folder and is not codegen's, or was edited. It was kept.`,
    ),
  );
}
