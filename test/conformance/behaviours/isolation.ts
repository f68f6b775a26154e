import { defineJob, defineManifest } from "jobwright";
import { connectClient, connectWorker } from "jobwright/runtime";
import { expect } from "vitest";
import * as z from "zod";
import { contractByHand, jobByHand, newJobByHand } from "../by-hand.ts";
import { createJobs } from "../generated/index.ts";
import { quietLogger } from "../quiet-logger.ts";
import type { Behaviours } from "../stage.ts";

const letters = jobByHand("letters");

/** What shares a server without meeting. */
export const isolation = {
  "isolation: two manifests on one backend do not work each other's jobs": async ({
    backend,
    jobs,
    worker,
  }) => {
    const guests = defineManifest({
      name: "guests",
      jobs: [defineJob({ name: "letters", payload: z.object({ to: z.string() }) })],
    });
    const contract = { ...contractByHand(letters), name: "guests" };
    const guest = connectClient(guests, contract, { backend }).job("letters");
    const { id: theirs } = await guest.publish({ to: "Ada" });
    const { id: ours } = await jobs.limits.free.publish({ number: 1 });

    expect(await worker({ "limits.free": () => "ours" }).runOnce()).toMatchObject({ completed: 1 });
    expect(await guest.get(theirs)).toMatchObject({ state: "waiting", attempt: 0 });
    const guestWorker = connectWorker(
      { manifest: guests, contract, handlers: {} },
      { backend, handlers: { letters: () => "theirs" }, logger: quietLogger },
    );
    expect(await guestWorker.runOnce()).toMatchObject({ completed: 1 });
    expect(await guest.waitFor(theirs)).toBe("theirs");
    expect(await jobs.limits.free.waitFor(ours)).toBe("ours");
  },

  "isolation: two places with queues of the same name do not see each other's jobs": async ({
    elsewhere,
    open,
    ...here
  }) => {
    const other = open(await elsewhere());
    const job = newJobByHand("letters");
    await here.backend.prepare(contractByHand(letters));
    await other.prepare(contractByHand(letters));
    await here.backend.enqueue([job]);

    expect(await other.get("letters", job.id)).toBeUndefined();
    const claimed: string[] = [];
    const consumer = await other.consume({
      ...{ jobs: [letters], concurrency: 1, limit: 5, logger: quietLogger },
      run: async ({ id, settle }) => {
        claimed.push(id);
        await settle({ kind: "completed", result: undefined });
      },
    });
    await consumer.done;
    expect(claimed).toEqual([]);
    expect(await here.backend.get("letters", job.id)).toMatchObject({ state: "waiting" });
  },

  "storage: jobs outlive the backend that stored them": async ({ elsewhere, open }) => {
    const address = await elsewhere();
    const first = open(address);
    const { id } = await createJobs({ backend: first }).payloads.anything.publish({ value: "kept" });
    await first.close();

    const second = createJobs({ backend: open(address) });
    expect(await second.payloads.anything.get(id)).toMatchObject({
      state: "waiting",
      payload: { value: "kept" },
    });
  },
} satisfies Behaviours;
