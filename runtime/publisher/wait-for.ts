import { setTimeout as sleep } from "node:timers/promises";
import type { Duration } from "../../schema/duration.ts";
import type { Json } from "../../schema/json.ts";
import type { JobRecord } from "../backend.ts";
import { JobFailedError, JobNotFoundError, requireDuration, WaitTimeoutError } from "../errors.ts";

const firstPause = 10;
const longestPause = 500;

/**
 * Waits until a job has ended and gives its result. Reads the job again after 10 ms, then ever more slowly up
 * to twice a second: neither queue tells every producer of every end.
 */
export async function waitForResult(
  name: string,
  id: string,
  read: () => Promise<JobRecord | undefined>,
  timeout: Duration = "30s",
): Promise<Json | undefined> {
  const deadline = performance.now() + requireDuration(`${name}: timeout`, timeout);
  for (let pause = firstPause; ; pause = Math.min(pause * 1.5, longestPause)) {
    const record = await read();
    if (!record) throw new JobNotFoundError(`${name} ${id}: no such job, or its \`keep\` time is over.`);
    if (record.state === "completed") return record.result;
    if (record.state === "failed" || record.state === "cancelled") {
      const cancelled = { name: "CancelledError", message: "The job was cancelled." };
      throw new JobFailedError(name, id, record.error ?? cancelled);
    }
    const left = deadline - performance.now();
    if (left <= 0) throw new WaitTimeoutError(`${name} ${id} is still ${record.state} after ${timeout}.`);
    await sleep(Math.min(pause, left));
  }
}
