import { relative, sep } from "node:path";
import type { ts as TypeScript } from "ts-morph";
import { type Diagnostic, diagnostic, type SourceLocation } from "../schema/diagnostics/diagnostic.ts";
import { forbiddenImport } from "./forbidden-import.ts";
import { type ReachedSource, reachedSources } from "./manifest-reach.ts";
import type { ResolvedConfig } from "./resolved-config.ts";
import type { Compiler, SourceGraph, SourceImport } from "./source/source-graph.ts";
import { placeOf } from "./source/source-place.ts";
import type { SourceTexts } from "./source/source-texts.ts";
import { isUsedAsType } from "./source/used-as-type.ts";

/**
 * Finds what a manifest must not reach. Publishers import it, so it may hold nothing of the worker's, of a
 * backend's or of one machine's environment. What one import of the manifest's brings is one problem for each kind,
 * at that import. Files are parsed only where one of them mentions something of the kind.
 */
export async function checkManifestImports(
  { texts, graph }: SourceTexts,
  config: ResolvedConfig,
): Promise<readonly Diagnostic[]> {
  const isSuspect = texts.some(
    ({ text, mentions }) =>
      environmentWord.test(text) || mentions.some((found) => forbiddenImport(found, config) !== undefined),
  );
  return isSuspect ? problemsOf(await graph(), config) : [];
}

function problemsOf(graph: SourceGraph, config: ResolvedConfig): readonly Diagnostic[] {
  const reached = reachedSources(graph, (found) => forbiddenImport(found, config) !== undefined);
  const finds = reached.flatMap((source) => [
    ...forbiddenImports(graph.ts, source, config),
    ...environmentReads(graph.ts, source, config),
  ]);
  const causes = Map.groupBy(finds, ({ what, place, way: [first], fix }) =>
    JSON.stringify([what, fix, first ? placeOf(first.node, config.project) : place]),
  );
  return [...causes.values()].flatMap(([find, ...others]) => (find ? problem(find, others, config) : []));
}

/** One thing that the manifest must not reach. */
interface Find {
  readonly code: "MANIFEST_IMPORT" | "MANIFEST_ENVIRONMENT";
  /** `imports a driver` */
  readonly what: string;
  /** By which imports the manifest reaches it: none where it is in the manifest itself. */
  readonly way: readonly SourceImport[];
  readonly place: SourceLocation;
  /** How it is shown beside others. */
  readonly shown: string;
  readonly fix?: string;
}

function forbiddenImports(
  ts: Compiler,
  { source, way, imports }: ReachedSource,
  config: ResolvedConfig,
): readonly Find[] {
  return imports.flatMap((found): readonly Find[] => {
    const kind = forbiddenImport(found, config);
    if (kind === undefined) return [];
    const whole = [...way, found];
    const place = placeOf(found.node, config.project);
    const shown = `${target(found, config)} in ${shownPath(source.path, config)}`;
    return [
      {
        code: "MANIFEST_IMPORT",
        what: `imports ${kind}`,
        way: whole,
        place,
        shown,
        ...fixOf(ts, whole, config),
      },
    ];
  });
}

const environmentWord = /\benv\b/;

function environmentReads(
  ts: Compiler,
  { source: { tree }, way }: ReachedSource,
  config: ResolvedConfig,
): readonly Find[] {
  if (!environmentWord.test(tree.text)) return [];
  const found: Find[] = [];
  const visit = (node: TypeScript.Node): void => {
    if (isEnvironment(ts, node)) {
      const place = placeOf(node, config.project);
      const shown = `${place.file}:${place.line}:${place.column}`;
      found.push({
        code: "MANIFEST_ENVIRONMENT",
        what: "reads process.env",
        way,
        place,
        shown,
        ...fixOf(ts, way, config),
      });
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

/** Where an import on the way is of types, that is what to mend. */
function fixOf(ts: Compiler, way: readonly SourceImport[], { project }: ResolvedConfig): Pick<Find, "fix"> {
  const ofTypes = way.find(({ node }) => isUsedAsType(ts, node));
  if (!ofTypes) return {};
  const { file, line, column } = placeOf(ofTypes.node, project);
  return { fix: `Write \`import type\` at ${file}:${line}:${column}: its names are used only as types.` };
}

function problem(first: Find, others: readonly Find[], config: ResolvedConfig): Diagnostic {
  const { code, what, way, place, fix } = first;
  const location = way[0] ? placeOf(way[0].node, config.project) : place;
  const message = `The manifest ${what}${wayOf(first, config)}${alsoBrought(others)}.`;
  return diagnostic(code, message, { location, ...(fix === undefined ? {} : { fix }) });
}

/** `: jobs.manifest.ts → schemas.ts → db.ts`, where the manifest does not say it itself. */
function wayOf({ code, way, place }: Find, config: ResolvedConfig): string {
  const isImport = code === "MANIFEST_IMPORT";
  const [first, ...further] = way;
  if (!first) return "";
  if (isImport && further.length === 0) return `: "${first.specifier}"`;
  const chain = [shownPath(config.manifest, config), ...way.map((found) => target(found, config))].join(
    " → ",
  );
  return `: ${chain}${isImport ? "" : `:${place.line}:${place.column}`}`;
}

const mostShown = 3;

function alsoBrought(others: readonly Find[]): string {
  if (others.length === 0) return "";
  const shown = others.slice(0, mostShown).map((find) => find.shown);
  const rest = others.length > mostShown ? ", …" : "";
  return `. The same import brings ${others.length} more: ${shown.join(", ")}${rest}`;
}

function target({ file, specifier }: SourceImport, config: ResolvedConfig): string {
  return file === undefined ? specifier : shownPath(file, config);
}

function shownPath(path: string, { project }: ResolvedConfig): string {
  return relative(project, path).split(sep).join("/");
}
