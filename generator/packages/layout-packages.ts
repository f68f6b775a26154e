import { dirname, join, sep } from "node:path";
import { type Diagnostic, DiagnosticError } from "../../schema/diagnostics/diagnostic.ts";
import type { LayoutPackage, LayoutPackages } from "../../templates/layout.ts";
import { importExtension } from "../import-extension.ts";
import { locate } from "../locate.ts";
import type { ResolvedConfig } from "../resolved-config.ts";
import { sourceGraph } from "../source/source-graph.ts";
import { crossingImports } from "./crossing-imports.ts";
import { nearestPackage } from "./nearest-package.ts";
import { packageProblems } from "./package-problems.ts";

/**
 * The packages of the client and the worker, and by which names they import the manifest and each other: a relative
 * import from one package into another leads nowhere once each is built into a folder of its own.
 *
 * @returns undefined where every import is relative
 * @throws DiagnosticError where a package does not export, or does not list, what it must
 */
export async function layoutPackages(config: ResolvedConfig): Promise<LayoutPackages | undefined> {
  if (config.packages === "relative") return undefined;
  const { ts } = await import("ts-morph");
  const imports = crossingImports(ts, config);
  const problems = packageProblems(imports, config);
  if (problems.length > 0) throw new DiagnosticError(await inConfig(problems, config));
  if (imports.length === 0) return undefined;
  return {
    homes: await homesOf(config),
    specifiers: new Map(
      imports.flatMap(({ file, specifier }) => (specifier ? [[slashes(file), specifier] as const] : [])),
    ),
  };
}

async function homesOf(config: ResolvedConfig): Promise<readonly LayoutPackage[]> {
  const { client, worker, manifest, context } = config;
  const folders = [client, worker, dirname(manifest), ...(context === null ? [] : [dirname(context)])];
  const homes = await Promise.all(
    folders.map(async (folder) => {
      const found = nearestPackage(join(folder, "index.ts"));
      if (!found) return [];
      return [{ folder: slashes(found.folder), importExtension: await importExtension(config, folder) }];
    }),
  );
  return homes.flat();
}

async function inConfig(
  problems: readonly Diagnostic[],
  { file, project }: ResolvedConfig,
): Promise<readonly Diagnostic[]> {
  return locate(problems, await sourceGraph(file), project);
}

function slashes(path: string): string {
  return path.split(sep).join("/");
}
