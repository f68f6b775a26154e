import { relative, sep } from "node:path";
import type { Contract } from "../schema/contract.ts";
import { type Diagnostic, DiagnosticError, diagnostic } from "../schema/diagnostics/diagnostic.ts";
import type { JobMemory } from "../schema/resolve/job-memory.ts";
import { printerBy } from "../templates/print.ts";
import { keepPrintedHashes, readPrintedHashes } from "./cache/printed-hashes.ts";
import type { CodegenOptions, CodegenReport } from "./codegen-report.ts";
import { type Change, type Comparison, compareWithDisk } from "./compare.ts";
import { type CompilerWork, compilerWork } from "./compiler/compiler-work.ts";
import { type ExaminedManifest, examineManifest } from "./examine-manifest.ts";
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
  /** What did the compiler's work. */
  readonly compiler: CompilerWork;
}

/** How a run is done. */
export interface RunSettings {
  /** How the config and the manifest are loaded. */
  readonly load?: LoadModule;
  /** What is known from before, where they are loaded again and again. */
  readonly memory?: JobMemory | undefined;
  /** What does the compiler's work of a large manifest elsewhere. */
  readonly compiler?: CompilerWork;
}

/**
 * Manifest → contract → plan → what differs on disk → written, where asked to.
 *
 * @throws DiagnosticError with every problem of the config, the manifest or the output folder; nothing is written
 */
export async function runCodegen(
  { cwd, config: path, write, onWait }: CodegenOptions,
  { load = loadModule, memory, compiler: given = compilerWork }: RunSettings = {},
): Promise<CodegenRun> {
  const config = await loadConfig(cwd, path, load);
  const examined = await examineManifest(config);
  const compiler = isWorthThread(examined) ? given : compilerWork;
  const layout = compiler.layoutOf(config);
  // Where the manifest has problems, they are what is told.
  layout.catch(() => undefined);
  const { contract, diagnostics: warnings } = await loadContract(config, { load, memory, examined });
  const { source } = examined;
  const shown = (file: string): string => relative(config.project, file).split(sep).join("/");
  const apply = async (): Promise<CodegenRun> => {
    const handlers = await reviewHandlers(contract, config);
    const plan = withoutStubs(await planOutput(contract, config, await layout), handlers.awaited);
    const printer = new Printer(readPrintedHashes(config.file), async () =>
      printerBy(await compiler.loadPrinter()),
    );
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
    return { report, config, contract, source, warnings, kept, changes, compiler };
  };
  // What is planned depends on what is there, which nobody may change meanwhile.
  return write ? withRunLock(config.project, { onWait }, apply) : apply();
}

/** Of a small manifest all is done before a thread has begun; and once files were parsed, the compiler is here. */
function isWorthThread({ isParsed, source: { texts } }: ExaminedManifest): boolean {
  return !isParsed && texts.reduce((length, { text }) => length + text.length, 0) > 100_000;
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
