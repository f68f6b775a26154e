import type { NewJob } from "../../backend.ts";
import type { Database } from "./database.ts";
import type { Schemas } from "./sql/schemas.ts";
import { acceptThrottled, lastAccepted, type ThrottleInput } from "./sql/throttle.ts";

interface ThrottleRow {
  readonly queue: string;
  readonly key: string;
  readonly id: string;
}

/**
 * Gives the jobs that are not throttled away. For each that is, `standing` gets the id of the last job accepted
 * for its key, unless that is the job itself, sent again.
 */
export async function acceptByThrottle(
  transaction: Database,
  schemas: Schemas,
  jobs: readonly NewJob[],
  standing: Map<string, string>,
): Promise<readonly NewJob[]> {
  const asked = new Map(jobs.flatMap((job) => throttleInput(job)).map((input) => [input.id, input]));
  if (asked.size === 0) return jobs;
  const firstOfKey = new Map([...asked.values()].reverse().map((input) => [slot(input), input]));

  const rows = await transaction.query<{ readonly id: string }>(acceptThrottled(schemas), [
    JSON.stringify([...firstOfKey.values()]),
  ]);
  const accepted = new Set(rows.map(({ id }) => id));
  const refused = [...asked.values()].filter(({ id }) => !accepted.has(id));
  if (refused.length === 0) return jobs;

  const last = await transaction.query<ThrottleRow>(lastAccepted(schemas), [
    JSON.stringify([...new Map(refused.map((input) => [slot(input), input])).values()]),
  ]);
  const lastOfKey = new Map(last.map((row) => [slot(row), row.id]));
  for (const input of refused) {
    const id = lastOfKey.get(slot(input));
    if (id !== undefined && id !== input.id) standing.set(input.id, id);
  }
  return jobs.filter(({ id }) => !standing.has(id));
}

function throttleInput({ id, name, dedupe }: NewJob): readonly ThrottleInput[] {
  if (dedupe?.mode !== "throttle") return [];
  return [{ queue: name, key: dedupe.key, id, ttl: dedupe.ttl }];
}

function slot({ queue, key }: Pick<ThrottleRow, "queue" | "key">): string {
  return JSON.stringify([queue, key]);
}
