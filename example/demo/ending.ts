import { setTimeout as wait } from "node:timers/promises";
import type { JobRecord, JobState } from "jobwright/runtime";
import type { AnyJobClient, Publication } from "./publish-examples.ts";

/** A publication and what the backend says of it at the end. */
export interface Ending extends Publication {
  readonly record: JobRecord | undefined;
}

const final: ReadonlySet<JobState> = new Set(["completed", "failed", "cancelled"]);

/** Asks for every job until it has ended, or `signal` aborts; then gives them as they are. */
export async function untilEnded(
  publications: readonly Publication[],
  clientOf: (job: string) => AnyJobClient,
  signal: AbortSignal,
): Promise<readonly Ending[]> {
  return Promise.all(
    publications.map(async (publication) => {
      const client = clientOf(publication.job);
      let record = await client.get(publication.id);
      while (record && !final.has(record.state) && !signal.aborted) {
        await wait(100, undefined, { signal }).catch(() => {});
        record = await client.get(publication.id);
      }
      return { ...publication, record };
    }),
  );
}
