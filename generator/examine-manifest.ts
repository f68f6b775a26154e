import type { Diagnostic } from "../schema/diagnostics/diagnostic.ts";
import { checkManifestImports } from "./manifest-imports.ts";
import type { ResolvedConfig } from "./resolved-config.ts";
import { type SourceTexts, sourceTexts } from "./source/source-texts.ts";
import { type TypedInSource, typedInSource } from "./source/typed-in-source.ts";

/** What the manifest's files say before it is loaded. */
export interface ExaminedManifest {
  /** The manifest's files. */
  readonly source: SourceTexts;
  /** What the manifest must not reach. */
  readonly forbidden: readonly Diagnostic[];
  readonly isInferred: TypedInSource;
  /** Whether the files had to be parsed for that, so that the compiler is loaded. */
  readonly isParsed: boolean;
}

export async function examineManifest(config: ResolvedConfig): Promise<ExaminedManifest> {
  const source = await sourceTexts(config.manifest);
  const forbidden = await checkManifestImports(source, config);
  const isInferred = await typedInSource(source);
  return { source, forbidden, isInferred, isParsed: source.isParsed() };
}
