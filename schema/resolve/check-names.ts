import type { Manifest } from "../definition.ts";
import type { ManifestJob } from "../manifest-jobs.ts";
import {
  longestName,
  manifestNameProblem,
  nameClashes,
  nearestManifestName,
  nearestPart,
  ownNameProblem,
  partProblem,
  routerKeyProblem,
  typeName,
  wholeNameProblem,
} from "../names.ts";
import { propertyPlace } from "../property-place.ts";
import type { Report } from "./report.ts";
import { shown } from "./values.ts";

/** Checks the names of a manifest, its routers and jobs, each by itself and all together. */
export function checkNames(
  manifest: Manifest,
  jobs: readonly ManifestJob[],
  reportFor: (job?: string) => Report,
): void {
  checkManifestName(manifest.name, reportFor());
  const namespaces = manifest.routers.map(({ namespace }) => namespace);
  for (const namespace of new Set(namespaces)) checkNamespace(namespace, namespaces, reportFor());
  for (const job of jobs) checkJobName(job, reportFor(job.name));
  for (const [first, second] of clashes(jobs, new Set(namespaces))) {
    const isJob = jobs.some(({ name }) => name === second);
    const report = reportFor(isJob ? second : undefined);
    report("NAME_CLASH", clashMessage(first, second), isJob ? "" : `routers.${second}`);
  }
}

function checkNamespace(namespace: string, all: readonly string[], report: Report): void {
  const path = `routers.${namespace}.namespace`;
  const problem = partProblem(namespace);
  if (problem) {
    const near = nearestPart(namespace, "Jobs");
    const fix = near === undefined ? undefined : `Write \`namespace: "${near}"\`.`;
    report(problem.code, `The namespace ${shown(namespace)} ${problem.reason}.`, path, fix);
  }
  if (all.indexOf(namespace) !== all.lastIndexOf(namespace))
    report("NAMESPACE_DUPLICATE", `Two routers have the namespace ${shown(namespace)}.`, path);
}

function checkJobName({ name, namespace, key }: ManifestJob, report: Report): void {
  const part = namespace === null ? ownNameProblem(key) : routerKeyProblem(key);
  const problem = part ?? wholeNameProblem(name);
  if (!problem) return;
  const message = `The job name ${shown(key)} ${problem.reason}.`;
  const near = part && nearestPart(key, "Job");
  const shorter = `Make it shorter by ${name.length - longestName} of its characters.`;
  if (namespace !== null) {
    const fix =
      near === undefined ? undefined : `Write the key \`${shownKey(near)}\` in place of ${shown(key)}.`;
    report(problem.code, message, "", part ? fix : shorter);
  } else {
    const fix = near === undefined ? undefined : `Write \`name: "${near}"\`.`;
    report(problem.code, message, "name", part ? (routerFor(key) ?? fix) : shorter);
  }
}

function shownKey(key: string): string {
  return propertyPlace(key).startsWith(".") ? key : JSON.stringify(key);
}

function clashMessage(first: string, second: string): string {
  if (first === second) return `Two things of the manifest are called ${shown(first)}.`;
  const both = `${shown(first)} and ${shown(second)}`;
  return first.toLowerCase() === second.toLowerCase()
    ? `${both} differ in their case alone: macOS and Windows would keep them in one file.`
    : `${both} would share the type ${typeName(second)}.`;
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
  const fix = `Write \`name: "${nearest ?? "my-shop"}"\`.`;
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
