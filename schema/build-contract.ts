import { byCodePoint } from "./by-code-point.ts";
import type { Contract, JobContract } from "./contract.ts";
import type { Manifest } from "./definition.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { manifestJobs } from "./manifest-jobs.ts";
import { messageOf } from "./message-of.ts";
import { type AcceptedWarnings, acceptance } from "./resolve/acceptance.ts";
import { checkKeys } from "./resolve/check-keys.ts";
import { soundManifest } from "./resolve/check-manifest.ts";
import { checkNames } from "./resolve/check-names.ts";
import { JobMemory } from "./resolve/job-memory.ts";
import { type Report, reportInto } from "./resolve/report.ts";
import { checkSharedNames, type NamedParts, nameSharedParts } from "./resolve/shared-names.ts";
import { type GivenOptions, readSharedOptions } from "./resolve/shared-options.ts";
import { isObject, object, shown } from "./resolve/values.ts";
import type { Target } from "./target.ts";
import { withInferredOutput } from "./types/inferred-output.ts";
import { noSharedTypes, type SharedTypes, sharedTypes } from "./types/shared-types.ts";
import { isZod4 } from "./zod-types.ts";

export interface BuiltContract {
  /** Undefined where one of the diagnostics is an error. */
  readonly contract: Contract | undefined;
  /** Every problem of every job, in the manifest's order. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface BuildOptions {
  /** What the `$id` of every schema begins with: `https://example.com/jobs`. */
  readonly schemaBase?: string | undefined;
  /** Whose options the jobs may use beside those of every backend. Default `"portable"`. */
  readonly target?: Target | undefined;
  /** Warnings about portability that are accepted: by code, the names of jobs or their patterns. */
  readonly accept?: AcceptedWarnings | undefined;
  /**
   * Whether only the compiler knows the output of a job's payload, which is of this major version of zod: where types
   * of its source, such as an enum's, leave no trace at run time.
   */
  readonly isInferred?: ((job: string, zod: 3 | 4) => boolean) | undefined;
  /** What is known of definitions from before, where a manifest is resolved again. */
  readonly memory?: JobMemory | undefined;
}

/**
 * Checks a manifest and resolves it: schemas converted, types found, options filled in, jobs sorted by name.
 * Throws nothing: what is wrong, and what other languages check otherwise, is in the diagnostics.
 *
 * @param manifest what `defineManifest` returned
 * @example
 * const { contract, diagnostics } = await buildContract(manifest);
 */
export async function buildContract(manifest: unknown, options: BuildOptions = {}): Promise<BuiltContract> {
  const diagnostics: Diagnostic[] = [];
  try {
    return { contract: await resolveManifest(manifest, options, diagnostics), diagnostics };
  } catch (error) {
    reportInto(diagnostics)(
      "MANIFEST_INVALID",
      `The manifest cannot be read: ${messageOf(error)}.`,
      "",
      unreadableFix,
      error,
    );
    return { contract: undefined, diagnostics };
  }
}

const unreadableFix = "Let none of its getters and proxies throw.";

async function resolveManifest(
  manifest: unknown,
  options: BuildOptions,
  diagnostics: Diagnostic[],
): Promise<Contract | undefined> {
  const report = reportInto(diagnostics);
  const { target = "portable" } = options;
  if (!isManifest(manifest)) {
    const [message, fix] = noManifest(manifest);
    report("MANIFEST_INVALID", message, "", fix);
    return undefined;
  }
  const { manifest: sound, unnamed } = soundManifest(manifest, report);
  const jobs = manifestJobs(sound);
  const reportOf = (job?: string): Report => reportInto(diagnostics, job);
  checkNames(sound, jobs, reportOf);
  const shared = readAllShared(sound, target, report);
  const parts = nameSharedParts(jobs, reportOf);
  const types = typesOfParts(parts);
  const accepted = acceptance(options.accept ?? {});
  const memory = options.memory ?? new JobMemory();
  const contracts: JobContract[] = [];
  for (const job of [...jobs, ...unnamed]) {
    const given = job.sharedOptions.map((source) => shared.get(source) ?? {});
    const reportJob = accepted.reportOf(job, reportOf(job.name));
    const built = await memory
      .build(job, given, types, { schemaBase: options.schemaBase, target }, reportJob)
      .catch((error: unknown) => {
        reportJob("JOB_INVALID", `The job cannot be read: ${messageOf(error)}.`, "", unreadableFix, error);
      });
    if (!built) continue;
    const isInferred = options.isInferred?.(job.name, isZod4(job.definition.payload) ? 4 : 3);
    contracts.push(isInferred ? { ...built, payload: withInferredOutput(built.payload) } : built);
  }
  checkSharedNames(parts, types.definitions, jobs, contracts, reportOf);
  if (diagnostics.some(({ severity }) => severity === "error")) return undefined;
  accepted.reportUnused(reportOf);
  if (jobs.length === 0) report("MANIFEST_EMPTY", "The manifest has no jobs.", "");
  contracts.sort((left, right) => byCodePoint(left.name, right.name));
  return { format: 1, name: sound.name, target, definitions: types.definitions, jobs: contracts };
}

/** What stands in the manifest's place, and what to write there. */
function noManifest(value: unknown): readonly [message: string, fix?: string | undefined] {
  if (value === undefined) return ["The manifest's module has no default export."];
  const kind = isObject(value) ? value.kind : undefined;
  if (kind === "job" || kind === "router") {
    const list = `${kind}s: [ … ]`;
    return [
      `The default export is a ${kind}, not a manifest.`,
      `Write \`export default defineManifest({ name: "shop", ${list} });\`, with it in the list.`,
    ];
  }
  const fix = isObject(value) ? "Wrap it: `export default defineManifest({ … });`." : undefined;
  return [`The default export is ${shown(value)}; it takes what defineManifest returns.`, fix];
}

/** None where a part cannot be read: the jobs that hold it report why. */
function typesOfParts(parts: NamedParts): SharedTypes {
  try {
    return sharedTypes(new Map([...parts].map(([name, { schema }]) => [schema, name])));
  } catch {
    return noSharedTypes;
  }
}

/** The options of the manifest and of each router, read once, so that a mistake is reported once. */
function readAllShared(
  manifest: Manifest,
  target: Target,
  report: Report,
): ReadonlyMap<unknown, GivenOptions> {
  const read = (options: unknown, path: string): GivenOptions => {
    const given = object(options, path, report);
    if (!given) return {};
    checkKeys(given, "options", path, report);
    return readSharedOptions(given, target, path, report);
  };
  return new Map<unknown, GivenOptions>([
    [manifest.options, read(manifest.options, "options")],
    ...manifest.routers.map(
      ({ namespace, options }) => [options, read(options, `routers.${namespace}.options`)] as const,
    ),
  ]);
}

/** By the mark that `defineManifest` sets, since another copy of this package may have made it. */
function isManifest(value: unknown): value is Manifest {
  return isObject(value) && value.kind === "manifest" && isObject(value.definition);
}
