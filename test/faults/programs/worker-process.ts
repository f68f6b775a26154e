import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { openBackend } from "../../conformance/backends.ts";
import { createWorker } from "../../conformance/generated/index.ts";
import { quietLogger } from "../../conformance/quiet-logger.ts";
import { refusingHandlers } from "../../conformance/refusing-handlers.ts";
import { publishOnAndOn } from "./publish-on-and-on.ts";
import { endWithParent, fallSilent, hear, say } from "./said.ts";
import type { WorkerSettings } from "./settings.ts";

// A worker as people run one, that tells on its output what its handler does. Each line is written before the next
// statement runs, so what was said before a SIGKILL is heard.
endWithParent();
const settings: WorkerSettings = JSON.parse(process.argv[2] ?? "");
const { address, concurrency, jobTime, drain, blocking, alsoPublish } = settings;
const backend = openBackend(address);
const worker = createWorker({
  ...{ backend, concurrency, drain, logger: quietLogger },
  hooks: { "limits.free": { onSuccess: ({ job }) => say("stored", job.id) } },
  handlers: {
    ...refusingHandlers(),
    "limits.free": async ({ payload: { number }, job, signal }) => {
      say("started", number, job.attempt, Date.now(), job.id);
      if (number === blocking?.number) {
        block(blocking.milliseconds);
        say("unblocked");
      }
      // Some take longer than others, so that runs end at any time.
      await sleep(jobTime === 0 ? 0 : randomInt(jobTime / 2, jobTime), undefined, { signal });
      say("finished", number, job.attempt, Date.now(), job.id);
      return number;
    },
  },
});

const working = worker.run(["limits.free"]);
// The signal is listened for from now on.
say("ready");
if (alsoPublish) {
  void hear("stop").then(() => process.kill(process.pid, "SIGTERM"));
  await publishOnAndOn(backend, alsoPublish);
}
await working;
await backend.close();
fallSilent();

function block(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}
