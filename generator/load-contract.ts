import { relative } from "node:path";
import { buildContract } from "../schema/build-contract.ts";
import type { Contract } from "../schema/contract.ts";
import type { Manifest } from "../schema/definition.ts";
import { type Diagnostic, DiagnosticError, diagnostic } from "../schema/diagnostic.ts";
import { loadModule } from "./load-module.ts";
import { locate } from "./locate.ts";
import { checkManifestImports } from "./manifest-imports.ts";
import { messageOf } from "./message-of.ts";
import type { ResolvedConfig } from "./resolved-config.ts";

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
  const forbidden = await checkManifestImports(config);
  if (forbidden.length > 0) throw new DiagnosticError(forbidden);
  const { contract, diagnostics } = buildContract(await loadManifest(config));
  const located = await locate(diagnostics, config);
  if (located.some(({ severity }) => severity === "error")) throw new DiagnosticError(located);
  return { contract, diagnostics: located };
}

async function loadManifest({ manifest, project }: ResolvedConfig): Promise<Manifest> {
  const path = relative(project, manifest);
  const exported = await loadModule(manifest).catch((error: unknown) => {
    throw new DiagnosticError([diagnostic("MANIFEST_LOAD", `${path}: ${messageOf(error)}`)]);
  });
  if (isManifest(exported)) return exported;
  throw new DiagnosticError([
    diagnostic("MANIFEST_EXPORT", `${path} has no manifest as its default export.`),
  ]);
}

/** By its mark, since the manifest may have been made by another copy of this package. */
function isManifest(value: unknown): value is Manifest {
  return typeof value === "object" && value !== null && Reflect.get(value, "kind") === "manifest";
}
