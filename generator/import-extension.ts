import type { ts as TypeScript } from "ts-morph";
import type { ImportExtension } from "../templates/layout.ts";
import { compilerOptions } from "./compiler-options.ts";
import type { ResolvedConfig } from "./resolved-config.ts";

/**
 * How generated files import TypeScript files, so that plain Node, tsc, Vite and Next.js all find them: `.ts`
 * where the nearest tsconfig.json allows it or there is none, else `.js` for node16 and nodenext, else nothing.
 *
 * @param folder of the generated files, absolute
 */
export async function importExtension(
  { importExtension: configured, manifest }: Pick<ResolvedConfig, "importExtension" | "manifest">,
  folder: string,
): Promise<ImportExtension> {
  if (configured !== "auto") return configured === "none" ? "" : configured;
  const { ts } = await import("ts-morph");
  const options = compilerOptions(ts, folder, manifest);
  if (options === undefined) return ".ts";
  if (options.allowImportingTsExtensions || options.rewriteRelativeImportExtensions) return ".ts";
  return mapsExtensions(ts, options) ? ".js" : "";
}

/** Whether imports end as the compiled file does. */
function mapsExtensions(
  ts: typeof TypeScript,
  { module, moduleResolution }: TypeScript.CompilerOptions,
): boolean {
  const { Node16, NodeNext } = ts.ModuleResolutionKind;
  if (moduleResolution !== undefined) return moduleResolution === Node16 || moduleResolution === NodeNext;
  return module !== undefined && module >= ts.ModuleKind.Node16 && module <= ts.ModuleKind.NodeNext;
}
