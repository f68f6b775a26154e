import { setTimeout as sleep } from "node:timers/promises";
import type { Backend } from "../../../runtime/backend.ts";
import { UnreachableError } from "../../../runtime/errors.ts";
import { createJobs } from "../../conformance/generated/index.ts";
import { hear, say } from "./said.ts";
import type { PublishSettings } from "./settings.ts";

/** Longer than a call may take. */
const patience = 90_000;

/**
 * Publishes jobs one after another, each with the next number, until it hears `stop`; and says of each whether it was
 * accepted, refused, or may be stored or not.
 */
export async function publishOnAndOn(
  backend: Backend,
  { from, pause, most, attempts }: PublishSettings,
): Promise<void> {
  const jobs = createJobs({ backend });
  let stopped = false;
  void hear("stop").then(() => {
    stopped = true;
  });
  const watch = setInterval(() => {}, patience);
  for (let number = from; !stopped && number < from + most; number += 1) {
    await jobs.limits.free.publish({ number }, { attempts }).then(
      () => say("accepted", number, Date.now()),
      (error: unknown) =>
        say(error instanceof UnreachableError ? "unsure" : "refused", number, Date.now(), String(error)),
    );
    await sleep(pause);
  }
  clearInterval(watch);
  say("published");
}
