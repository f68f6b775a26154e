import type { ts as TypeScript } from "ts-morph";
import type { Diagnostic } from "../schema/diagnostics/diagnostic.ts";
import { type Definition, type Definitions, findDefinitions, noDefinitions } from "./source/definitions.ts";
import { followPath } from "./source/follow-path.ts";
import { Reader } from "./source/reader.ts";
import type { SourceGraph } from "./source/source-graph.ts";
import { placeOf } from "./source/source-place.ts";
import { property, type Step, stepsOf } from "./source/step.ts";
import { withinStack } from "./source/within-stack.ts";

/**
 * Adds to each diagnostic of a manifest or a config where it is in the source: the expression that its path leads
 * to, or as much of the path as can be followed.
 *
 * @param graph the module whose default export is the manifest or the config, and what it imports
 * @param project the folder that the files are relative to
 */
export function locate(
  diagnostics: readonly Diagnostic[],
  graph: SourceGraph,
  project: string,
): readonly Diagnostic[] {
  if (diagnostics.length === 0) return [];
  const reader = new Reader(graph);
  const definitions = withinStack(() => findDefinitions(reader), noDefinitions);
  const occurrences = new Map<string, number>();
  return diagnostics.map((found) => {
    if (found.location) return found;
    const like = JSON.stringify([found.code, found.job, found.path]);
    const occurrence = occurrences.get(like) ?? 0;
    occurrences.set(like, occurrence + 1);
    const sought = { ...found, occurrence };
    const node = withinStack(() => placeIn(reader, definitions, sought), undefined) ?? graph.entry.tree;
    return { ...found, location: placeOf(node, project) };
  });
}

/** A diagnostic, and how many like it came before: several members of a union may have one problem. */
interface Sought extends Diagnostic {
  readonly occurrence: number;
}

function placeIn(reader: Reader, definitions: Definitions, found: Sought): TypeScript.Node | undefined {
  const { job, path = "" } = found;
  if (job === undefined) return placeOutsideJobs(reader, definitions, found, path);
  const defined = definitions.jobs.get(job);
  if (!defined)
    return placeInManifest(reader, definitions, found, [property(job.includes(".") ? "routers" : "jobs")]);
  const isAboutName = path === "" && found.code.startsWith("NAME_");
  return (isAboutName ? defined.at(-1)?.name : undefined) ?? deepest(reader, found, defined, stepsOf(path));
}

function placeOutsideJobs(
  reader: Reader,
  definitions: Definitions,
  found: Sought,
  path: string,
): TypeScript.Node | undefined {
  // A namespace that is no name may hold dots.
  const [namespace] = [...definitions.routers.keys()]
    .filter((name) => `${path}.`.startsWith(`routers.${name}.`))
    .sort((one, other) => other.length - one.length);
  const defined = namespace === undefined ? undefined : definitions.routers.get(namespace);
  return namespace === undefined || !defined
    ? placeInManifest(reader, definitions, found, stepsOf(path))
    : deepest(reader, found, defined, stepsOf(path.slice(`routers.${namespace}.`.length)));
}

function placeInManifest(
  reader: Reader,
  { manifest }: Definitions,
  found: Sought,
  steps: readonly Step[],
): TypeScript.Node | undefined {
  return manifest && followPath(reader, found, manifest, steps, found.occurrence).node;
}

/** Of several definitions with one name, the one that has most of the path, else the one that came later. */
function deepest(
  reader: Reader,
  found: Sought,
  defined: readonly Definition[],
  steps: readonly Step[],
): TypeScript.Node | undefined {
  const places = defined.map(({ expression }) =>
    followPath(reader, found, expression, steps, found.occurrence),
  );
  return places.toSorted((one, other) => one.steps - other.steps).at(-1)?.node;
}
