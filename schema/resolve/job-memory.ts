import type { JobContract } from "../contract.ts";
import type { ManifestJob } from "../manifest-jobs.ts";
import type { SharedTypes } from "../types/shared-types.ts";
import { buildJob, type JobSettings } from "./build-job.ts";
import type { Report } from "./report.ts";
import type { GivenOptions } from "./shared-options.ts";

/**
 * Resolves jobs, and keeps what came of each definition: where a manifest is resolved again and again, and most of its
 * definitions are the same objects as before, only the others are converted.
 */
export class JobMemory {
  readonly #known = new WeakMap<ManifestJob["definition"], Known>();
  readonly #identities = new WeakMap<object, number>();
  #lastIdentity = 0;

  /** As `buildJob`, which see. */
  async build(
    job: ManifestJob,
    outer: readonly GivenOptions[],
    shared: SharedTypes,
    settings: JobSettings,
    report: Report,
  ): Promise<JobContract | undefined> {
    const { name, namespace, key, definition } = job;
    const circumstances = JSON.stringify([name, namespace, key, outer, settings, this.#shared(shared)]);
    const known = this.#known.get(definition);
    if (known?.circumstances === circumstances) {
      for (const found of known.reports) report(...found);
      return known.built;
    }
    const reports: Parameters<Report>[] = [];
    const built = await buildJob(job, outer, shared, settings, (...found) => {
      reports.push(found);
      report(...found);
    });
    this.#known.set(definition, { circumstances, built, reports });
    return built;
  }

  #shared({ names, definitions }: SharedTypes): unknown {
    return [[...names].map(([schema, name]) => [this.#identity(schema), name]), definitions];
  }

  #identity(value: object): number {
    const known = this.#identities.get(value);
    if (known !== undefined) return known;
    this.#lastIdentity++;
    this.#identities.set(value, this.#lastIdentity);
    return this.#lastIdentity;
  }
}

interface Known {
  /** All that a contract is made of beside the definition. */
  readonly circumstances: string;
  readonly built: JobContract | undefined;
  readonly reports: readonly Parameters<Report>[];
}
