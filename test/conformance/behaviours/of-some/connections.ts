import { UnreachableError } from "jobwright/runtime";
import { expect } from "vitest";
import { network } from "../../../faults/network.ts";
import { serverOf, throughNetwork } from "../../../faults/places.ts";
import { createJobs, createWorker, type Handlers } from "../../generated/index.ts";
import { quietLogger } from "../../quiet-logger.ts";
import { refusingHandlers } from "../../refusing-handlers.ts";
import type { Behaviours, Stage } from "../../stage.ts";
import { until } from "../../until.ts";

/** What becomes of publishers and workers whose server is out of reach: of backends that have one. */
export const connections = {
  "UnreachableError: a publish while the server is out of reach, and nothing is stored": async (stage) => {
    const { wire, jobs, direct } = await wired(stage);
    const { id } = await jobs.limits.free.publish({ number: 1 });
    wire.cut();

    await expect(jobs.limits.free.publish({ number: 2 })).rejects.toThrow(UnreachableError);
    const worker = direct.worker({ "limits.free": () => null });
    expect(await worker.runOnce({ jobs: ["limits.free"] })).toMatchObject({ completed: 1 });
    expect(await direct.jobs.limits.free.get(id)).toMatchObject({ state: "completed" });
  },

  "publish: once the server is back, the same client publishes": async (stage) => {
    const { wire, jobs, direct } = await wired(stage);
    await jobs.limits.free.publish({ number: 1 });
    wire.cut();
    await expect(jobs.limits.free.publish({ number: 2 })).rejects.toThrow(UnreachableError);
    wire.mend();
    const { id } = await until(() => jobs.limits.free.publish({ number: 3 }).catch(() => undefined));

    expect(await direct.jobs.limits.free.get(id)).toMatchObject({ state: "waiting", payload: { number: 3 } });
  },

  "start: with the server out of reach it throws, and starts when the server is back": async (stage) => {
    const { wire, direct, worker } = await wired(stage);
    const { id } = await direct.jobs.limits.free.publish({ number: 7 });
    wire.cut();
    const late = worker({ "limits.free": ({ payload }) => payload.number });
    await expect(late.start(["limits.free"])).rejects.toThrow(UnreachableError);
    wire.mend();
    await until(() =>
      late.start(["limits.free"]).then(
        () => true,
        () => false,
      ),
    );

    expect(await direct.jobs.limits.free.waitFor(id)).toBe(7);
  },

  "reconnection: an idle worker takes the jobs that were published while it was cut off": async (stage) => {
    const { wire, direct, worker } = await wired(stage);
    const idle = worker({ "limits.free": ({ payload }) => payload.number });
    await idle.start(["limits.free"]);
    const first = await direct.jobs.limits.free.publish({ number: 1 });
    await direct.jobs.limits.free.waitFor(first.id);
    wire.cut();
    const second = await direct.jobs.limits.free.publish({ number: 2 });
    wire.mend();

    expect(await direct.jobs.limits.free.waitFor(second.id)).toBe(2);
  },

  "reconnection: a job that ended while its worker was cut off is stored when it is back, and runs once":
    async (stage) => {
      const { wire, direct, worker } = await wired(stage);
      const begun = Promise.withResolvers<void>();
      const release = Promise.withResolvers<void>();
      let runs = 0;
      const cutOff = worker({
        "limits.free": async () => {
          runs += 1;
          begun.resolve();
          await release.promise;
          return "kept";
        },
      });
      await cutOff.start(["limits.free"]);
      const { id } = await direct.jobs.limits.free.publish({ number: 1 });
      await begun.promise;
      wire.cut();
      release.resolve();
      expect(await direct.jobs.limits.free.get(id)).toMatchObject({ state: "active" });
      wire.mend();

      expect(await direct.jobs.limits.free.waitFor(id)).toBe("kept");
      expect(runs).toBe(1);
      expect(await direct.jobs.limits.free.get(id)).toMatchObject({ attempt: 1 });
    },
} satisfies Behaviours;

/** A client and workers whose way to the server can be cut, and others that go there directly. */
async function wired({ elsewhere, open, onEnd }: Stage) {
  const address = await elsewhere();
  const wire = await network(serverOf(address), (end) => onEnd(async () => end()));
  const client = (place: typeof address) => {
    const backend = open(place);
    return {
      jobs: createJobs({ backend }),
      worker(handlers: Partial<Handlers>) {
        const worker = createWorker({
          ...{ backend, logger: quietLogger },
          handlers: { ...refusingHandlers(), ...handlers },
        });
        onEnd(() => worker.stop({ drain: 0 }));
        return worker;
      },
    };
  };
  return { wire, direct: client(address), ...client(throughNetwork(address, wire)) };
}
