import type { JobRecord } from "../../backend.ts";
import type { RedisStore } from "./connection.ts";
import { readRecords } from "./read-records.ts";
import { storedIds } from "./stored-ids.ts";

/** One job, as it is at one moment. */
export function readJob(store: RedisStore, name: string, id: string): Promise<JobRecord | undefined> {
  return store.run(async (opened) => {
    for (const storedId of storedIds(id)) {
      const [record] = await readRecords(opened, name, [storedId]);
      if (record) return record;
    }
    return undefined;
  });
}
