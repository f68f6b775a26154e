import type { ts as TypeScript } from "ts-morph";
import type { Diagnostic } from "../schema/diagnostics/diagnostic.ts";
import type { ResolvedConfig } from "./resolved-config.ts";
import { type Compiler, type Source, sourceGraph } from "./source-graph.ts";
import { placeOf } from "./source-place.ts";

/**
 * Adds to each diagnostic where it is in the source: the value that its path leads to as far as it is written
 * there, else the declaration of its job, its router or the manifest.
 */
export async function locate(
  diagnostics: readonly Diagnostic[],
  { manifest, project }: ResolvedConfig,
): Promise<readonly Diagnostic[]> {
  if (diagnostics.length === 0) return [];
  const { ts } = await import("ts-morph");
  const sources = sourceGraph(ts, manifest);
  const definitions = sources.flatMap(({ tree }) => calls(ts, tree));
  return diagnostics.map((found) => {
    const node = found.location ? undefined : placeIn(ts, sources, definitions, found);
    return node ? { ...found, location: placeOf(node, project) } : found;
  });
}

function placeIn(
  ts: Compiler,
  sources: readonly Source[],
  definitions: readonly DefineCall[],
  { job, path = "" }: Diagnostic,
): TypeScript.Node | undefined {
  if (job !== undefined) {
    const declaration = findJob(ts, definitions, sources, job);
    return declaration && descend(ts, declaration, path);
  }
  const [, namespace, rest = ""] = /^routers\.([^.]+)\.?(.*)$/.exec(path) ?? [];
  const router = namespace === undefined ? undefined : findRouter(ts, definitions, namespace);
  if (router) return descend(ts, router.object, rest);
  const manifest = definitions.find(({ name }) => name === "defineManifest")?.object;
  return manifest ? descend(ts, manifest, path) : sources[0]?.tree;
}

/** `defineJob({ … })`'s object: by its `name`, or by its key in the router of its namespace. */
function findJob(
  ts: Compiler,
  definitions: readonly DefineCall[],
  sources: readonly Source[],
  job: string,
): TypeScript.Node | undefined {
  const [namespace, key] = job.split(".");
  if (namespace === undefined || key === undefined) {
    return definitions.find(
      ({ name, object }) => name === "defineJob" && text(ts, property(ts, object, "name")) === job,
    )?.object;
  }
  const router = findRouter(ts, definitions, namespace);
  const jobs = router && property(ts, router.object, "jobs");
  const declared = jobs && ts.isObjectLiteralExpression(jobs) ? property(ts, jobs, key) : undefined;
  return declared && (definitionOf(ts, declared, sources) ?? declared);
}

function findRouter(
  ts: Compiler,
  definitions: readonly DefineCall[],
  namespace: string,
): DefineCall | undefined {
  return definitions.find(
    ({ name, object }) =>
      name === "defineRouter" && text(ts, property(ts, object, "namespace")) === namespace,
  );
}

interface DefineCall {
  readonly name: string;
  readonly object: TypeScript.ObjectLiteralExpression;
}

function calls(ts: Compiler, root: TypeScript.Node): readonly DefineCall[] {
  const found: DefineCall[] = [];
  const visit = (node: TypeScript.Node): void => {
    const call = defineCall(ts, node);
    if (call) found.push(call);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

function defineCall(ts: Compiler, node: TypeScript.Node): DefineCall | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const [object] = node.arguments;
  return object && ts.isObjectLiteralExpression(object)
    ? { name: node.expression.getText(), object }
    : undefined;
}

/** What a job's value is: the call itself, or the constant of that name anywhere in the manifest's sources. */
function definitionOf(
  ts: Compiler,
  value: TypeScript.Node,
  sources: readonly Source[],
): TypeScript.Node | undefined {
  if (!ts.isIdentifier(value)) return defineCall(ts, value)?.object;
  for (const { tree } of sources) {
    for (const statement of tree.statements.filter(ts.isVariableStatement)) {
      const constant = statement.declarationList.declarations.find(
        ({ name }) => name.getText() === value.text,
      );
      if (constant?.initializer) return defineCall(ts, constant.initializer)?.object;
    }
  }
  return undefined;
}

/** Along `options.attempts` or `payload.items[].price`, into literals and the arguments of calls on the way. */
function descend(ts: Compiler, from: TypeScript.Node, path: string): TypeScript.Node {
  let node = from;
  for (const key of path.split(/[.[\]]+/).filter(Boolean)) {
    const next = firstObject(ts, node).flatMap((object) => property(ts, object, key) ?? [])[0];
    if (!next) return node;
    node = next;
  }
  return node;
}

/** The object literals that a value is made of, outermost first: `z.array(z.object({ … }))` has one. */
function firstObject(ts: Compiler, node: TypeScript.Node): readonly TypeScript.ObjectLiteralExpression[] {
  if (ts.isObjectLiteralExpression(node)) return [node];
  if (ts.isPropertyAccessExpression(node)) return firstObject(ts, node.expression);
  if (!ts.isCallExpression(node)) return [];
  return [
    ...firstObject(ts, node.expression),
    ...node.arguments.flatMap((argument) => firstObject(ts, argument)),
  ];
}

function property(
  ts: Compiler,
  object: TypeScript.ObjectLiteralExpression,
  name: string,
): TypeScript.Expression | undefined {
  for (const member of object.properties) {
    const isNamed = member.name && !ts.isComputedPropertyName(member.name) && member.name.text === name;
    if (!isNamed) continue;
    if (ts.isPropertyAssignment(member)) return member.initializer;
    if (ts.isShorthandPropertyAssignment(member)) return member.name;
  }
  return undefined;
}

function text(ts: Compiler, node: TypeScript.Node | undefined): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}
