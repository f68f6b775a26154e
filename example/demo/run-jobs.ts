import type { Contract, JobContract } from "jobwright";
import { createJobs, createWorker, type WorkerHooks } from "../../generated/index.ts";
import { backend } from "../backend.ts";
import { type Ending, untilEnded } from "./ending.ts";
import {
  type AnyJobClient,
  type Publication,
  publishExamples,
  publishRefused,
  type Refusal,
} from "./publish-examples.ts";

export interface Run {
  readonly endings: readonly Ending[];
  readonly refusal: Refusal;
  /** Milliseconds until the worker was claiming jobs. */
  readonly startTime: number;
  /** Milliseconds from the first publish until every job was seen to have ended. */
  readonly workTime: number;
}

/** Publishes the examples of every job and works them until all have ended, or `signal` aborts. */
export async function runJobs({ jobs }: Contract, signal: AbortSignal): Promise<Run> {
  const clientOf = clientsByName(jobs);
  const worker = createWorker({ backend, hooks: progressHooks });
  try {
    const begin = performance.now();
    await worker.start();
    const started = performance.now();
    const refusal = await publishRefused(clientOf("emails.sendWelcomeEmail"), "emails.sendWelcomeEmail", {
      userId: "u1",
      email: "ada at example.com",
    });
    const publications: Publication[] = [];
    for (const job of jobs) publications.push(...(await publishExamples(clientOf(job.name), job)));
    const endings = await untilEnded(publications, clientOf, signal);
    return { endings, refusal, startTime: started - begin, workTime: performance.now() - started };
  } finally {
    await worker.close();
    await backend.close();
  }
}

const progressHooks: WorkerHooks = {
  onRetry: ({ job, error, delay }) =>
    console.error(`${job.name} run ${job.attempt} failed: ${error.message} Again in ${delay} ms.`),
  onComplete: ({ job, state }) => console.error(`${job.name} ${state}`),
};

/** The generated client's jobs by name. A program that knows its jobs writes `jobs.emails.sendWelcomeEmail`. */
function clientsByName(jobs: readonly JobContract[]): (name: string) => AnyJobClient {
  const client = createJobs({ backend });
  const clients = new Map<string, AnyJobClient>(
    jobs.map(({ name, namespace, key }) => {
      const router: object = namespace === null ? client : Reflect.get(client, namespace);
      return [name, Reflect.get(router, key)];
    }),
  );
  return (name) => {
    const found = clients.get(name);
    if (found) return found;
    throw new Error(`The generated client has no job ${name}.`);
  };
}
