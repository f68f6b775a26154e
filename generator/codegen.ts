import { relative, sep } from "node:path";
import { type Diagnostic, DiagnosticError, diagnostic } from "../schema/diagnostics/diagnostic.ts";
import { type Change, type Comparison, compareWithDisk } from "./compare.ts";
import { reviewHandlers } from "./handlers/review-handlers.ts";
import { loadConfig } from "./load-config.ts";
import { loadContract } from "./load-contract.ts";
import { locate } from "./locate.ts";
import { outputFolderProblems } from "./output-folder.ts";
import { type Plan, planOutput } from "./plan.ts";
import type { ResolvedConfig } from "./resolved-config.ts";
import { sourceGraph } from "./source/source-graph.ts";
import { writeOutput } from "./write-output.ts";

export interface CodegenOptions {
  /** The folder in which the config is looked for. */
  readonly cwd: string;
  /** The config's file, relative to `cwd`. */
  readonly config?: string | undefined;
  /** False: only say what would be written and deleted. */
  readonly write: boolean;
}

export interface CodegenReport {
  readonly config: ResolvedConfig;
  /** What was done, or would be. Paths are relative to the project, with forward slashes. */
  readonly changes: readonly { readonly state: Change["state"]; readonly path: string }[];
  readonly unchanged: number;
  /** Warnings, and what is wrong with handlers, which are the user's own and stop nothing. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Manifest → contract → plan → what differs on disk → written, where asked to.
 *
 * @throws DiagnosticError with every problem of the config, the manifest or the output folder; nothing is written
 * @example await codegen({ cwd: process.cwd(), write: true });
 */
export async function codegen({ cwd, config: path, write }: CodegenOptions): Promise<CodegenReport> {
  const config = await loadConfig(cwd, path);
  const { contract, diagnostics } = await loadContract(config);
  const handlers = await reviewHandlers(contract, config);
  const plan = withoutStubs(await planOutput(contract, config), handlers.awaited);
  const problems = outputFolderProblems(plan, config);
  if (problems.length > 0)
    throw new DiagnosticError(locate(problems, await sourceGraph(config.file), config.project));
  const comparison = compareWithDisk(plan);
  const shown = (file: string): string => relative(config.project, file).split(sep).join("/");
  if (write) await writeOutput(comparison, plan, shown);
  return {
    config,
    changes: comparison.changes.map(({ state, path: file }) => ({ state, path: shown(file) })),
    unchanged: comparison.unchanged,
    diagnostics: [...diagnostics, ...handlers.diagnostics, ...keptFiles(comparison, shown)],
  };
}

function withoutStubs(plan: Plan, awaited: ReadonlySet<string>): Plan {
  return { ...plan, stubs: new Map([...plan.stubs].filter(([path]) => !awaited.has(path))) };
}

function keptFiles({ kept }: Comparison, shown: (file: string) => string): readonly Diagnostic[] {
  return kept.map((file) =>
    diagnostic(
      "FILE_KEPT",
      `${shown(file)} is in the output folder and is not codegen's, or was edited. It was kept.`,
    ),
  );
}
