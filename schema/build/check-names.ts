import type { Manifest } from "../definition.ts";
import type { ManifestJob } from "../manifest-jobs.ts";
import {
  manifestNameProblem,
  type NameProblem,
  nameClashes,
  partProblem,
  routerKeyProblem,
  wholeNameProblem,
} from "../names.ts";
import type { Report } from "./report.ts";
import { shown } from "./values.ts";

/** Checks the names of a manifest, its routers and jobs, each by itself and all together. */
export function checkNames(manifest: Manifest, jobs: readonly ManifestJob[], report: Report): void {
  const note = (what: string, problem: NameProblem | undefined, path: string): void => {
    if (problem) report(problem.code, `${what} ${problem.reason}.`, path);
  };
  const name: unknown = manifest.name;
  note(
    `The manifest's name ${shown(name)}`,
    manifestNameProblem(typeof name === "string" ? name : ""),
    "name",
  );
  const namespaces = manifest.routers.map(({ namespace }) => namespace);
  for (const namespace of new Set(namespaces)) {
    note(`The namespace ${shown(namespace)}`, partProblem(namespace), `routers.${namespace}.namespace`);
    if (namespaces.indexOf(namespace) !== namespaces.lastIndexOf(namespace)) {
      report(
        "NAMESPACE_DUPLICATE",
        `Two routers have the namespace ${shown(namespace)}.`,
        `routers.${namespace}.namespace`,
      );
    }
  }
  for (const { name, namespace, key } of jobs) {
    const path = namespace === null ? `jobs.${name}` : `routers.${namespace}.jobs.${key}`;
    const partOfJob = namespace === null ? partProblem(key) : routerKeyProblem(key);
    note(`The job name ${shown(key)}`, partOfJob ?? wholeNameProblem(name), path);
  }
  const ownNames = jobs.filter(({ namespace }) => namespace === null).map(({ name }) => name);
  const clashes = new Set([
    ...nameClashes(jobs.map(({ name }) => name)),
    ...nameClashes([...ownNames, ...new Set(namespaces)]).filter(([, second]) => namespaces.includes(second)),
  ]);
  for (const [first, second] of clashes) {
    const message =
      first === second
        ? `Two things of the manifest are called ${shown(first)}.`
        : `${shown(first)} and ${shown(second)} would share files or types.`;
    report("NAME_CLASH", message, "");
  }
}
