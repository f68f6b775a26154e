import type { Manifest } from "../definition.ts";
import type { ManifestJob } from "../manifest-jobs.ts";
import {
  manifestNameProblem,
  type NameProblem,
  nameClashes,
  nearestManifestName,
  ownNameProblem,
  partProblem,
  routerKeyProblem,
  wholeNameProblem,
} from "../names.ts";
import type { Report } from "./report.ts";
import { shown } from "./values.ts";

/** Checks the names of a manifest, its routers and jobs, each by itself and all together. */
export function checkNames(
  manifest: Manifest,
  jobs: readonly ManifestJob[],
  reportFor: (job?: string) => Report,
): void {
  const note = (
    what: string,
    problem: NameProblem | undefined,
    path: string,
    job?: string,
    fix?: string,
  ): void => {
    if (problem) reportFor(job)(problem.code, `${what} ${problem.reason}.`, path, fix);
  };
  checkManifestName(manifest.name, reportFor());
  const namespaces = manifest.routers.map(({ namespace }) => namespace);
  for (const namespace of new Set(namespaces)) {
    const path = `routers.${namespace}.namespace`;
    note(`The namespace ${shown(namespace)}`, partProblem(namespace), path);
    if (namespaces.indexOf(namespace) !== namespaces.lastIndexOf(namespace)) {
      reportFor()("NAMESPACE_DUPLICATE", `Two routers have the namespace ${shown(namespace)}.`, path);
    }
  }
  for (const { name, namespace, key } of jobs) {
    const problem =
      (namespace === null ? ownNameProblem(key) : routerKeyProblem(key)) ?? wholeNameProblem(name);
    const [path, fix] = namespace === null ? ["name", routerFor(key)] : [""];
    note(`The job name ${shown(key)}`, problem, path, name, fix);
  }
  for (const [first, second] of clashes(jobs, new Set(namespaces))) {
    const message =
      first === second
        ? `Two things of the manifest are called ${shown(first)}.`
        : `${shown(first)} and ${shown(second)} would share files or types.`;
    const isJob = jobs.some(({ name }) => name === second);
    reportFor(isJob ? second : undefined)("NAME_CLASH", message, isJob ? "" : `routers.${second}`);
  }
}

/** A name with one dot in it is the name of a router's job. */
function routerFor(name: string): string | undefined {
  const [namespace, key, ...more] = name.split(".");
  if (namespace === undefined || key === undefined || more.length > 0) return undefined;
  if (partProblem(namespace) || routerKeyProblem(key)) return undefined;
  return `Write it without its name, in defineRouter({ namespace: ${shown(namespace)}, jobs: { ${shown(key)}: defineJob({ … }) } }).`;
}

function checkManifestName(name: unknown, report: Report): void {
  const text = typeof name === "string" ? name : "";
  const problem = manifestNameProblem(text);
  if (!problem) return;
  const nearest = nearestManifestName(text);
  const fix = nearest ? `Write "${nearest}".` : 'Write a name of small letters, such as "my-shop".';
  report(problem.code, `The manifest's name ${shown(name)} ${problem.reason}.`, "name", fix);
}

/** Jobs clash with jobs; a namespace with a job outside routers, which stands beside it in the client. */
function clashes(
  jobs: readonly ManifestJob[],
  namespaces: ReadonlySet<string>,
): readonly (readonly [string, string])[] {
  const ownNames = jobs.filter(({ namespace }) => namespace === null).map(({ name }) => name);
  return [
    ...nameClashes(jobs.map(({ name }) => name)),
    ...nameClashes([...new Set(ownNames), ...namespaces]).filter(([, second]) => namespaces.has(second)),
  ];
}
