import { setTimeout as sleep } from "node:timers/promises";
import { type Address, openBackend } from "../backends.ts";
import { createJobs, createWorker } from "../generated/index.ts";
import { quietLogger } from "../quiet-logger.ts";
import { refusingHandlers } from "../refusing-handlers.ts";

// A worker as `node worker.ts` is one: publishes a job, and works until a signal. It says the job's id when its handler
// has begun. Its input closes when the test's process is gone, and it goes too.
process.stdin
  .on("end", () => process.exit())
  .resume()
  .unref();

const [address = "", drain, after] = process.argv.slice(2);
const place: Address = JSON.parse(address);
const backend = openBackend(place);
await createJobs({ backend }).retries.patient.publish({});
const signalled = Promise.withResolvers<void>();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => signalled.resolve());
const worker = createWorker({
  backend,
  logger: quietLogger,
  drain: Number(drain),
  handlers: {
    ...refusingHandlers(),
    "retries.patient": async ({ job, signal }) => {
      console.log(job.id);
      await signalled.promise;
      console.log("signalled");
      await sleep(Number(after), undefined, { signal });
      return "finished";
    },
  },
});
await worker.run(["retries.patient"]);
await backend.close();
