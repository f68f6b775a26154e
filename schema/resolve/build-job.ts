import type { JobContract } from "../contract.ts";
import type { JsonObject } from "../json.ts";
import { isJsonObject } from "../json.ts";
import type { ManifestJob } from "../manifest-jobs.ts";
import { typeName } from "../names.ts";
import { isSchema } from "../reader/view-of.ts";
import { isStorable } from "../storable.ts";
import type { Target } from "../target.ts";
import type { SharedTypes } from "../types/shared-types.ts";
import type { AnySchema } from "../zod-types.ts";
import { buildSchema } from "./build-schema.ts";
import { checkKeys } from "./check-keys.ts";
import { readDedupe } from "./dedupe.ts";
import type { Report } from "./report.ts";
import { resolveOptions } from "./resolve-options.ts";
import { readSchedules } from "./schedules.ts";
import { type GivenOptions, readSharedOptions } from "./shared-options.ts";
import { inputViolations, throughJson } from "./validate-input.ts";
import { integer, list, object, shown, text } from "./values.ts";

/** What the config decides of a job's contract. */
export interface JobSettings {
  /** What the `$id` of every schema begins with. */
  readonly schemaBase: string | undefined;
  readonly target: Target;
}

/**
 * Resolves one job. `outer` are the options of its router and manifest, `shared` the types that other jobs refer
 * to as well. What is wrong is reported; undefined where nothing can be built.
 */
export async function buildJob(
  { name, namespace, key, definition: job }: ManifestJob,
  outer: readonly GivenOptions[],
  shared: SharedTypes,
  { schemaBase, target }: JobSettings,
  report: Report,
): Promise<JobContract | undefined> {
  checkKeys(job.definition, "job", "", report);
  const about = readAbout(job, report);
  const payloadSchema = readSchema(job.payload, "payload", report, payloadFix(job.definition));
  const resultSchema = job.result === undefined ? undefined : readSchema(job.result, "result", report);
  const examples = await readExamples(job.examples, payloadSchema, report);
  // With nothing before its first slash, Python's validator would look for the file itself.
  const base = `${schemaBase?.replace(/\/+$/, "") ?? ""}/${name}/v${about.version}`;
  const payload =
    payloadSchema &&
    (await buildSchema(payloadSchema, "payload", shared, report, {
      $id: `${base}.json`,
      title: typeName(name),
      ...(about.description === null ? {} : { description: about.description }),
      ...(about.deprecated ? { deprecated: true } : {}),
      ...(examples.length > 0 ? { examples } : {}),
    }));
  const result =
    resultSchema &&
    (await buildSchema(resultSchema, "result", shared, report, {
      $id: `${base}.result.json`,
      title: `${typeName(name)}Result`,
    }));
  const given = object(job.options, "options", report, "{ attempts: 3 }") ?? {};
  checkKeys(given, "jobOptions", "options", report);
  const own = readSharedOptions(given, target, "options", report);
  const dedupe = readDedupe(given.dedupe, payload?.schema, "options.dedupe", report);
  const schedules = await readSchedules(
    given.schedules,
    payload && payloadSchema,
    target,
    "options.schedules",
    report,
  );
  if (schedules.length > 0 && dedupe && dedupe.key === null) {
    report("DEDUPE_KEY_MISSING", "The job is scheduled, and its dedupe has no key.", "options.dedupe.key");
  }
  if (!payload) return undefined;
  return {
    name,
    namespace,
    key,
    options: resolveOptions([own, ...outer], dedupe, schedules),
    ...about,
    payload,
    result: result ?? null,
    examples,
  };
}

function readAbout(
  { description, deprecated, version }: ManifestJob["definition"],
  report: Report,
): Pick<JobContract, "description" | "deprecated" | "version"> {
  const isDeprecation =
    typeof deprecated === "boolean" ||
    (typeof deprecated === "string" && deprecated !== "" && isStorable(JSON.stringify(deprecated)));
  if (!isDeprecation) {
    report(
      "VALUE_INVALID",
      `deprecated is ${shown(deprecated)}; it takes true, or what to use instead.`,
      "deprecated",
      'Write `deprecated: true`, or what to use instead: `deprecated: "Use another job."`.',
    );
  }
  return {
    description: description === undefined ? null : (text(description, "description", report) ?? null),
    deprecated: isDeprecation ? deprecated : false,
    version: integer(1)(version, "version", report) ?? 1,
  };
}

/** Where other systems have the payload's schema. */
function payloadFix(definition: object): string | undefined {
  const key = ["schema", "input", "data", "payloadSchema"].find((name) => Object.hasOwn(definition, name));
  return key && `Write \`payload\` in place of \`${key}\`.`;
}

function readSchema(
  value: unknown,
  path: "payload" | "result",
  report: Report,
  missingFix?: string,
): AnySchema | undefined {
  if (isSchema(value)) return value;
  if (value === undefined) report("PAYLOAD_MISSING", "The job has no payload schema.", path, missingFix);
  else report("SCHEMA_INVALID", `${path} is ${shown(value)}; it takes a zod schema.`, path);
  return undefined;
}

async function readExamples(
  value: unknown,
  schema: AnySchema | undefined,
  report: Report,
): Promise<readonly JsonObject[]> {
  const examples: JsonObject[] = [];
  for (const [index, example] of list(value, "examples", report).entries()) {
    const path = `examples[${index}]`;
    const sent = throughJson(example);
    if ("problem" in sent || !isJsonObject(sent.json)) {
      const problem = "problem" in sent ? sent.problem : "it is no object";
      report("EXAMPLE_INVALID", `${path} cannot be sent: ${problem}.`, path);
      continue;
    }
    const violations = schema ? await inputViolations(schema, sent.json) : [];
    if (violations.length > 0) {
      report("EXAMPLE_INVALID", `${path} does not fit the payload's schema: ${violations.join("; ")}.`, path);
    }
    examples.push(sent.json);
  }
  return examples;
}
