import { buildContract } from "../schema/build-contract.ts";
import type { Contract } from "../schema/contract.ts";
import { type Diagnostic, DiagnosticError } from "../schema/diagnostics/diagnostic.ts";
import { loadFailure } from "./load-failure.ts";
import { loadModule } from "./load-module.ts";
import { locate } from "./locate.ts";
import { checkManifestImports } from "./manifest-imports.ts";
import type { ResolvedConfig } from "./resolved-config.ts";
import { sourceGraph } from "./source/source-graph.ts";

export interface LoadedContract {
  readonly contract: Contract;
  /** Warnings. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Loads the manifest and resolves it to its contract.
 *
 * @throws DiagnosticError with every problem of the manifest, each at its place in the source
 */
export async function loadContract(config: ResolvedConfig): Promise<LoadedContract> {
  const source = await sourceGraph(config.manifest);
  const forbidden = checkManifestImports(source, config);
  if (forbidden.length > 0) throw new DiagnosticError(forbidden);
  const manifest = await loadManifest(config);
  const { contract, diagnostics } = await buildContract(manifest, { schemaBase: config.schemaBase });
  const located = locate(diagnostics, source, config.project);
  if (!contract) throw new DiagnosticError(located);
  return { contract, diagnostics: located };
}

async function loadManifest({ manifest, project }: ResolvedConfig): Promise<unknown> {
  try {
    return await loadModule(manifest);
  } catch (error) {
    throw await loadFailure("MANIFEST_LOAD", error, manifest, project);
  }
}
