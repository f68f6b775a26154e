import { buildContract } from "../schema/build-contract.ts";
import type { Contract } from "../schema/contract.ts";
import { type Diagnostic, DiagnosticError } from "../schema/diagnostics/diagnostic.ts";
import type { JobMemory } from "../schema/resolve/job-memory.ts";
import { loadFailure } from "./load-failure.ts";
import { type LoadModule, loadModule } from "./load-module.ts";
import { locate } from "./locate.ts";
import { checkManifestImports } from "./manifest-imports.ts";
import type { ResolvedConfig } from "./resolved-config.ts";
import { sourceGraph } from "./source/source-graph.ts";
import { type SourceTexts, sourceTexts } from "./source/source-texts.ts";
import { typedInSource } from "./source/typed-in-source.ts";

export interface LoadedContract {
  readonly contract: Contract;
  /** Warnings. */
  readonly diagnostics: readonly Diagnostic[];
  /** The manifest's files. */
  readonly source: SourceTexts;
}

/**
 * Loads the manifest and resolves it to its contract.
 *
 * @param load how modules are loaded
 * @param memory what is known from before, where they are loaded again and again
 * @throws DiagnosticError with every problem of the manifest, each at its place in the source
 */
export async function loadContract(
  config: ResolvedConfig,
  load: LoadModule = loadModule,
  memory?: JobMemory,
): Promise<LoadedContract> {
  const source = await sourceTexts(config.manifest);
  const forbidden = await checkManifestImports(source, config);
  const manifest = await loadManifest(config, load, forbidden);
  const { contract, diagnostics } = await buildContract(manifest, {
    schemaBase: config.schemaBase,
    target: config.target,
    accept: config.accept,
    isInferred: await typedInSource(source),
    memory,
  });
  const located = await locateAll(diagnostics, source, config);
  if (!contract || forbidden.length > 0) throw new DiagnosticError([...forbidden, ...located]);
  return { contract, diagnostics: located, source };
}

/** What the config accepts in vain is in the config, all else in the manifest. */
async function locateAll(
  diagnostics: readonly Diagnostic[],
  source: SourceTexts,
  { file, project }: ResolvedConfig,
): Promise<readonly Diagnostic[]> {
  const isInConfig = ({ code, job }: Diagnostic): boolean =>
    code === "ACCEPTANCE_UNUSED" && job === undefined;
  const manifests = diagnostics.filter((found) => !isInConfig(found));
  const inManifest = manifests.length === 0 ? [] : locate(manifests, await source.graph(), project);
  const inConfig = diagnostics.filter(isInConfig);
  if (inConfig.length === 0) return inManifest;
  return [...inManifest, ...locate(inConfig, await sourceGraph(file), project)];
}

/** @param problems what was found before: where the manifest cannot be loaded, likely the reason */
async function loadManifest(
  { manifest, project }: ResolvedConfig,
  load: LoadModule,
  problems: readonly Diagnostic[],
): Promise<unknown> {
  try {
    return await load(manifest);
  } catch (error) {
    const { diagnostics } = await loadFailure("MANIFEST_LOAD", error, manifest, project);
    throw new DiagnosticError([...problems, ...diagnostics]);
  }
}
