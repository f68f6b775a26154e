import { join } from "node:path";
import type { ResolvedConfig } from "../resolved-config.ts";
import type { Compiler } from "../source/source-graph.ts";
import { compiledPaths } from "./compiled-paths.ts";
import { exportedAs } from "./exported-as.ts";
import { nearestPackage, type Package } from "./nearest-package.ts";

/** An import of generated code from one package into another. */
export interface CrossingImport {
  readonly by: Package;
  readonly of: Package;
  readonly role: Role;
  /** The imported file, absolute. Of the client's files the index, which exports all that others need. */
  readonly file: string;
  /** `@shop/jobs`: from the config, or from the package's `exports`; undefined where neither says. */
  readonly specifier: string | undefined;
}

/** What is imported, as the config's `packages` calls it. */
export type Role = "manifest" | "client" | "context";

/** Every import that generated code needs from a package into another, where both have a name. */
export function crossingImports(ts: Compiler, config: ResolvedConfig): readonly CrossingImport[] {
  const { manifest, context } = config;
  const [client, worker] = [join(config.client, "index.ts"), join(config.worker, "index.ts")];
  const names = config.packages === "relative" ? {} : config.packages;
  const imported = (role: Role, file: string, importers: readonly string[]): readonly CrossingImport[] => {
    const of = nearestPackage(file);
    if (!of) return [];
    const byFolder = new Map(importers.map(nearestPackage).flatMap((by) => (by ? [[by.folder, by]] : [])));
    byFolder.delete(of.folder);
    if (byFolder.size === 0) return [];
    const specifier = names[role] ?? exportedAs(of, compiledPaths(ts, file));
    return [...byFolder.values()].map((by) => ({ by, of, role, file, specifier }));
  };
  return [
    ...imported("manifest", manifest, [client, worker]),
    ...imported("client", client, [worker]),
    ...(context === null ? [] : imported("context", context, [worker])),
  ];
}
