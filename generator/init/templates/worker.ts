/** `worker.ts`. It has no top-level await, so that it is the same in CommonJS. */
export const worker = `import { backend } from "./backend.ts";
import { createWorker } from "./generated/worker.ts";

/** Works jobs until Ctrl-C or SIGTERM; those that run may finish. */
async function main(): Promise<void> {
  const worker = createWorker({
    backend,
    concurrency: 10,
    hooks: {
      onSuccess: ({ job }) => console.log("completed", job.name, job.id),
      onFailure: ({ job, error }) => console.error("failed", job.name, job.id, error.message),
    },
  });
  console.log("The worker is up. Ctrl-C ends it.");
  await worker.run();
  await backend.close();
}

void main();
`;
