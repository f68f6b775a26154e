import type { NewSchedule } from "../../backend.ts";
import { storedKey } from "./dedupe-key.ts";
import type { Installation } from "./installation.ts";

/**
 * Makes the stored schedules of a manifest equal to those given. Its own are known by their keys,
 * `jobwright/<manifest>/<key>`; no name has a slash in it, so no other manifest's key begins with that.
 */
export async function reconcileSchedules(
  { boss }: Installation,
  manifest: string,
  schedules: readonly NewSchedule[],
): Promise<void> {
  const prefix = `jobwright/${manifest}/`;
  const wanted = new Set<string>();
  for (const { key, cron, tz, job } of schedules) {
    const storedAs = prefix + plainKey(key);
    wanted.add(`${job.name} ${storedAs}`);
    await boss.schedule(job.name, cron, job.payload, {
      key: storedAs,
      tz,
      missed: "once",
      retryLimit: job.attempts - 1,
      ...(job.priority !== null && { priority: job.priority }),
      // Jobs of a queue that dedupes need a key each; a schedule's without one have the schedule's.
      singletonKey: job.dedupe?.mode === "unfinished" ? storedKey(job.dedupe.key) : storedAs,
    });
  }
  for (const { name, key } of await boss.getSchedules(undefined, undefined, { limit: 100_000 })) {
    if (key.startsWith(prefix) && !wanted.has(`${name} ${key}`)) await boss.unschedule(name, key);
  }
}

/** pg-boss takes letters, digits and `_ . - /` in a key; any other character becomes its code between slashes. */
function plainKey(key: string): string {
  return key.replace(/[^\w.-]/gu, (character) => `/${character.codePointAt(0)}/`);
}
