import type { JobContract, SharedDefinition } from "../contract.ts";
import type { ManifestJob } from "../manifest-jobs.ts";
import { generatedNames, jobTypeNames, routerTypeNames, typeName } from "../names.ts";
import { isSchema } from "../reader/view-of.ts";
import { parsedSuffix } from "../types/definition-names.ts";
import { type RootSchema, type SharedPart, sharedParts } from "../types/shared-parts.ts";
import type { Report } from "./report.ts";

type ReportOf = (job: string) => Report;

/** The schemas with an id, under the names of their types. */
export type NamedParts = ReadonlyMap<string, SharedPart>;

/** Finds the schemas with an id in all jobs and names them; what cannot be named is reported and left out. */
export function nameSharedParts(jobs: readonly ManifestJob[], reportOf: ReportOf): NamedParts {
  const named = new Map<string, SharedPart>();
  const owners = new Map<string, SharedPart>();
  for (const part of sharedParts(jobs.flatMap(rootsOf))) {
    const report = reportOf(part.job);
    const id = JSON.stringify(part.id);
    const problem = idProblem(part.id);
    const types = typesOf(typeName(part.id));
    const other = types.map((type) => owners.get(type)).find((owner) => owner !== undefined);
    if (problem) {
      report("SCHEMA_ID_INVALID", `The id ${id} ${problem}.`, part.path);
    } else if (other?.id === part.id) {
      const places = `${placeOf(other)} and ${placeOf(part)}`;
      report("SCHEMA_ID_DUPLICATE", `Two schemas have the id ${id}: at ${places}.`, part.path);
    } else if (other) {
      const ids = `${JSON.stringify(other.id)} at ${placeOf(other)} and ${id} at ${placeOf(part)}`;
      report("SCHEMA_ID_CLASH", `The ids ${ids} would share a type's name.`, part.path);
    } else {
      named.set(typeName(part.id), part);
      for (const type of types) owners.set(type, part);
    }
  }
  return named;
}

/**
 * Reports the parts whose types would be called like other types in the generated code.
 *
 * @param written the shared types that will be written: a part has one for its output only where that differs
 */
export function checkSharedNames(
  parts: NamedParts,
  written: readonly SharedDefinition[],
  jobs: readonly ManifestJob[],
  contracts: readonly JobContract[],
  reportOf: ReportOf,
): void {
  const owners = new Map<string, string>(generatedNames.map((name) => [name, "the generated code"]));
  for (const { name, namespace } of jobs) {
    for (const type of Object.values(jobTypeNames(name))) owners.set(type, `the job ${name}`);
    if (namespace === null) continue;
    for (const type of Object.values(routerTypeNames(namespace))) owners.set(type, `the router ${namespace}`);
  }
  for (const job of contracts)
    for (const type of recursiveTypes(job)) owners.set(type, `the job ${job.name}`);
  const types = new Set(written.map((definition) => definition.name));
  for (const [name, part] of parts) {
    const taken = typesOf(name).find((type) => types.has(type) && owners.has(type));
    if (taken === undefined) continue;
    const message = `The id ${JSON.stringify(part.id)} at ${placeOf(part)} would give the type ${taken}, which ${owners.get(taken)} has.`;
    reportOf(part.job)("SCHEMA_ID_CLASH", message, part.path);
  }
}

function rootsOf({ name: job, definition }: ManifestJob): readonly RootSchema[] {
  return (["payload", "result"] as const).flatMap((root) => {
    try {
      const schema: unknown = definition[root];
      return isSchema(schema) ? [{ job, root, schema }] : [];
    } catch {
      // Reported where the job is built.
      return [];
    }
  });
}

function idProblem(id: string): string | undefined {
  if (!/^[\x20-\x7e]*$/.test(id)) return "has characters outside of ASCII";
  return /^[A-Z]/.test(typeName(id)) ? undefined : "does not begin with a letter";
}

function typesOf(name: string): readonly string[] {
  return [name, name + parsedSuffix];
}

function placeOf({ job, path }: SharedPart): string {
  return `${job} ${path}`;
}

function recursiveTypes({ name, payload, result }: JobContract): readonly string[] {
  const types = jobTypeNames(name);
  return [
    ...payload.definitions.map((definition) => types.payloadType + definition.name),
    ...(result?.definitions ?? []).map((definition) => types.resultType + definition.name),
  ];
}
