import { manifestJobs } from "../../schema/manifest-jobs.ts";
import type { Handlers } from "./generated/index.ts";
import manifest from "./jobs.manifest.ts";

/** A handler for every job of the manifest, that throws: a worker takes all or none. */
export function refusingHandlers(): Handlers {
  const handlers = manifestJobs(manifest).map(({ name }) => [
    name,
    () => {
      throw new Error(`No job of ${name} was to be worked here.`);
    },
  ]);
  // The keys are the manifest's names, which are those of Handlers; a function that throws fits every handler.
  return Object.fromEntries(handlers) as Handlers;
}
