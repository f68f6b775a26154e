import { type Address, openBackend } from "../backends.ts";
import { createJobs, createWorker } from "../generated/index.ts";
import { refusingHandlers } from "../refusing-handlers.ts";

// A worker to be killed: publishes a job, begins to work it, prints its id, and never ends it.
// Its input closes when the test's process is gone, and it goes too.
process.stdin.resume().once("end", () => process.exit());

const [address = "", attempts] = process.argv.slice(2);
const place: Address = JSON.parse(address);
const backend = openBackend(place);
const { id } = await createJobs({ backend }).retries.patient.publish({}, { attempts: Number(attempts) });
const worker = createWorker({
  backend,
  handlers: {
    ...refusingHandlers(),
    "retries.patient": () => {
      console.log(id);
      return new Promise(() => {});
    },
  },
});
await worker.start(["retries.patient"]);
