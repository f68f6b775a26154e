import type { UpdateQueueOptions } from "pg-boss";
import type { RuntimeJob } from "../../../schema/contract.ts";
import { BackendError } from "../../errors.ts";
import type { Installation } from "./installation.ts";
import { queuePolicy, queueSettings } from "./queue-settings.ts";
import { createQueues } from "./sql/queues.ts";

/**
 * Creates the queues of jobs that have none, all in one statement, and corrects those whose settings differ.
 *
 * @throws BackendError where a queue has another policy than its job needs: pg-boss cannot change it
 */
export async function prepareQueues(
  { boss, database, schemas }: Installation,
  jobs: readonly RuntimeJob[],
): Promise<void> {
  if (jobs.length === 0) return;
  const wanted = jobs.map((job) => ({
    name: job.name,
    options: { ...queueSettings(job), policy: queuePolicy(job) },
  }));
  await database.query(createQueues(schemas), [JSON.stringify(wanted)]);

  const names = jobs.map(({ name }) => name);
  const found = await boss.getQueues(names, { limit: names.length });
  const queues = new Map(found.map((queue) => [queue.name, queue]));
  for (const job of jobs) {
    const queue: object & { readonly policy?: string } = queues.get(job.name) ?? {};
    requirePolicy(job, queue.policy);
    const differing = differences(queueSettings(job), queue);
    if (Object.keys(differing).length > 0) await boss.updateQueue(job.name, differing);
  }
}

function requirePolicy(job: RuntimeJob, found: string | undefined): void {
  const wanted = queuePolicy(job);
  if (found === wanted) return;
  throw new BackendError(
    `The queue ${job.name} has pg-boss's policy "${found}", and its job needs "${wanted}" ` +
      `(${wanted === "exclusive" ? "it has" : "it has not"} \`dedupe\` with mode "unfinished"). pg-boss cannot change a ` +
      `queue's policy. Work the queue's jobs off and delete it with pg-boss's deleteQueue("${job.name}"), or give ` +
      "the job a new name.",
  );
}

function differences(wanted: UpdateQueueOptions, found: object): UpdateQueueOptions {
  const current = new Map<string, unknown>(Object.entries(found));
  return Object.fromEntries(Object.entries(wanted).filter(([key, value]) => current.get(key) !== value));
}
