import type { DefinedJob, Manifest } from "./definition.ts";
import type { SharedOptions } from "./options.ts";

/** A job of a manifest with its name and where its options come from. */
export interface ManifestJob {
  /** `emails.sendWelcomeEmail`, or `rebuild-search-index`: also the queue's name. */
  readonly name: string;
  readonly namespace: string | null;
  /** The job's key in its router, or its name outside one. */
  readonly key: string;
  readonly definition: DefinedJob;
  /** The options that the job shares with others, the innermost first: its router's, the manifest's. */
  readonly sharedOptions: readonly SharedOptions[];
}

/**
 * Every job of a manifest by the one rule of naming: a job outside routers is called by its `name`, a router's
 * job `<namespace>.<key>`. Converts and checks nothing, so generated clients use it when they start.
 */
export function manifestJobs(manifest: Manifest): readonly ManifestJob[] {
  return [
    ...manifest.jobs.map((definition) => ({
      name: definition.name,
      namespace: null,
      key: definition.name,
      definition,
      sharedOptions: [manifest.options],
    })),
    ...manifest.routers.flatMap(({ namespace, jobs, options }) =>
      Object.entries(jobs).map(([key, definition]) => ({
        name: `${namespace}.${key}`,
        namespace,
        key,
        definition,
        sharedOptions: [options, manifest.options],
      })),
    ),
  ];
}
