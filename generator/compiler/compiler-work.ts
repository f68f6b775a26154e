import type { Layout } from "../../templates/layout.ts";
import type { StructurePrinter } from "../../templates/print.ts";
import type { ResolvedConfig } from "../resolved-config.ts";

/**
 * What every run needs ts-morph or the compiler in it for, which take half a second to load: plain data in, plain data
 * out, so that it can be done elsewhere.
 */
export interface CompilerWork {
  /** @throws DiagnosticError where a package does not export, or does not list, what it must */
  layoutOf(config: ResolvedConfig): Promise<Layout>;
  tsconfigFiles(folders: readonly string[]): Promise<readonly string[]>;
  loadPrinter(): Promise<StructurePrinter>;
}

/** Does it here. */
export const compilerWork: CompilerWork = {
  async layoutOf(config) {
    const { layoutOf } = await import("../layout-of.ts");
    return layoutOf(config);
  },
  async tsconfigFiles(folders) {
    const { ts } = await import("ts-morph");
    const { tsconfigFiles } = await import("../cache/tsconfig-files.ts");
    return tsconfigFiles(ts, folders);
  },
  async loadPrinter() {
    const { loadStructurePrinter } = await import("../../templates/print.ts");
    return loadStructurePrinter();
  },
};
