import type { ts as TypeScript } from "ts-morph";
import { type Diagnostic, diagnostic } from "../schema/diagnostics/diagnostic.ts";
import { isInside } from "./output-folder.ts";
import type { ResolvedConfig } from "./resolved-config.ts";
import type { Compiler, Source, SourceGraph, SourceImport } from "./source/source-graph.ts";
import { placeOf } from "./source/source-place.ts";

const drivers = ["pg-boss", "pg", "bullmq", "ioredis", "@electric-sql/pglite"];
const backends = ["jobwright/pg-boss", "jobwright/bullmq", "jobwright/embedded"];

/**
 * Finds what a manifest must not reach. Publishers import it, so it may hold nothing of the worker's, of a
 * backend's or of one machine's environment.
 */
export function checkManifestImports(
  { ts, sources }: SourceGraph,
  config: ResolvedConfig,
): readonly Diagnostic[] {
  return sources.flatMap((source) => [
    ...source.imports.flatMap((found) => importProblem(found, config) ?? []),
    ...environmentReads(ts, source, config),
  ]);
}

function importProblem(found: SourceImport, config: ResolvedConfig): Diagnostic | undefined {
  const what = forbidden(found, config);
  if (what === undefined) return undefined;
  return diagnostic("MANIFEST_IMPORT", `The manifest imports ${what}: "${found.specifier}".`, {
    location: placeOf(found.node, config.project),
  });
}

function forbidden({ specifier, file }: SourceImport, config: ResolvedConfig): string | undefined {
  if (backends.includes(specifier)) return "a backend";
  const driver = drivers.find((name) => specifier === name || specifier.startsWith(`${name}/`));
  if (driver) return "a driver";
  if (specifier === "node:process" || specifier === "process") return "the environment";
  if (file === undefined) return undefined;
  if (file === config.context) return "the context";
  if (file === config.file) return "the config";
  if (file === config.backend) return "the backend";
  if (config.handlers !== null && isInside(file, config.handlers)) return "a handler";
  return [config.client, config.worker].some((folder) => isInside(file, folder))
    ? "the generated code"
    : undefined;
}

function environmentReads(
  ts: Compiler,
  { tree }: Source,
  { project }: ResolvedConfig,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const visit = (node: TypeScript.Node): void => {
    if (isEnvironment(ts, node)) {
      found.push(
        diagnostic("MANIFEST_ENVIRONMENT", "The manifest reads process.env.", {
          location: placeOf(node, project),
        }),
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function isEnvironment(ts: Compiler, node: TypeScript.Node): boolean {
  if (!ts.isPropertyAccessExpression(node) || node.name.text !== "env") return false;
  return ["process", "globalThis.process", "import.meta"].includes(node.expression.getText());
}
