import type { ts as TypeScript } from "ts-morph";
import { exportOf } from "./bindings.ts";
import type { Expression, Reading } from "./expression.ts";
import { importedName } from "./imported-name.ts";
import { elementsOf, entriesOf, textOf } from "./literals.ts";
import { property } from "./step.ts";

/** Where a manifest and its jobs and routers are defined. Names may be given twice, by mistake. */
export interface Definitions {
  /** The default export; undefined where there is none. */
  readonly manifest: Expression | undefined;
  /** By name; a job without one by its place, `jobs[2]`. */
  readonly jobs: ReadonlyMap<string, readonly Definition[]>;
  /** By namespace. */
  readonly routers: ReadonlyMap<string, readonly Definition[]>;
}

export interface Definition {
  readonly expression: Expression;
  /** Where the name is written: a job's key in its router, or the value of `name` or `namespace`. */
  readonly name: TypeScript.Node | undefined;
}

export const noDefinitions: Definitions = { manifest: undefined, jobs: new Map(), routers: new Map() };

/**
 * Reads what a module's default export defines. Jobs and routers of lists that only code can make are taken from
 * all calls of `defineJob` and `defineRouter` in the sources.
 */
export function findDefinitions(reading: Reading): Definitions {
  const manifest = defaultExport(reading);
  const list = (key: string): readonly (Expression | undefined)[] =>
    manifest ? reading.at(manifest, property(key)).flatMap((found) => elementsOf(reading, found)) : [];
  const jobs = new Map<string, Definition[]>();
  const routers = new Map<string, Definition[]>();
  const addJob = (expression: Expression | undefined, index?: number): void => {
    if (!expression) return;
    const name = nameGiven(reading, expression, "name");
    const called = name.text ?? (index === undefined ? undefined : `jobs[${index}]`);
    add(jobs, called, { expression, name: name.node });
  };
  const addRouter = (expression: Expression | undefined): void => {
    if (!expression) return;
    const namespace = nameGiven(reading, expression, "namespace");
    if (namespace.text === undefined) return;
    add(routers, namespace.text, { expression, name: namespace.node });
    const entries = reading.at(expression, property("jobs")).flatMap((found) => entriesOf(reading, found));
    for (const { name, key, value } of entries)
      add(jobs, `${namespace.text}.${name}`, { expression: value, name: key });
  };
  const [ownJobs, ownRouters] = [list("jobs"), list("routers")];
  ownJobs.forEach(addJob);
  ownRouters.forEach(addRouter);
  if (ownJobs.includes(undefined)) for (const call of callsOf(reading, "defineJob")) addJob(call);
  if (ownRouters.includes(undefined)) for (const call of callsOf(reading, "defineRouter")) addRouter(call);
  return { manifest, jobs, routers };
}

function defaultExport({ graph }: Reading): Expression | undefined {
  const exported = exportOf(graph, graph.entry.tree, "default");
  if (exported?.kind === "expression") return { node: exported.node };
  const isVariable = exported?.kind === "declaration" && graph.ts.isVariableDeclaration(exported.node);
  // export { manifest as default }
  return isVariable && exported.node.initializer ? { node: exported.node.initializer } : undefined;
}

function nameGiven(
  reading: Reading,
  expression: Expression,
  key: "name" | "namespace",
): { readonly text?: string | undefined; readonly node?: TypeScript.Node } {
  const [written, ...others] = reading.at(expression, property(key));
  if (!written || others.length > 0) return {};
  const [reduced = written] = reading.reduce(written);
  return { text: textOf(reading, written), node: reduced.node };
}

function add(found: Map<string, Definition[]>, name: string | undefined, definition: Definition): void {
  if (name === undefined) return;
  const known = found.get(name) ?? [];
  const isKnown = known.some(({ expression }) => expression.node === definition.expression.node);
  if (!isKnown) found.set(name, [...known, definition]);
}

function callsOf(reading: Reading, name: string): readonly Expression[] {
  const { ts, sources } = reading.graph;
  const found: Expression[] = [];
  const visit = (node: TypeScript.Node): void => {
    const isCall =
      ts.isCallExpression(node) && importedName(reading, { node: node.expression })?.names.at(-1) === name;
    if (isCall) found.push({ node });
    ts.forEachChild(node, visit);
  };
  for (const { tree } of sources) visit(tree);
  return found;
}
