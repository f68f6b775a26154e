import { expect, onTestFinished } from "vitest";
import { UnreachableError } from "../../runtime/errors.ts";
import { openBackend } from "../conformance/backends.ts";
import { contractByHand, jobByHand, newJobByHand } from "../conformance/by-hand.ts";
import { createJobs } from "../conformance/generated/index.ts";
import { network } from "./network.ts";
import { serverOf, sharedPlace, throughNetwork } from "./places.ts";
import type { FaultRow } from "./report.ts";
import { storedJobs } from "./stored-jobs.ts";

/** Moments at which a connection is cut: a share of what is sent, or when the answer comes. */
export const moments = [0.001, 0.25, 0.5, 0.75, 0.999, "answer"] as const;

/**
 * Cuts the connection in a bulk of so many jobs, at each moment: all of it is stored or nothing, and what is sent again
 * adds nothing twice.
 */
export async function cutBulks(kind: "pg-boss" | "bullmq", size: number): Promise<FaultRow> {
  const place = await sharedPlace(kind);
  const wire = await network(serverOf(place));
  const backend = openBackend(throughNetwork(place, wire));
  onTestFinished(() => backend.close());
  await backend.prepare(contractByHand(jobByHand("limits.free")));
  const jobs = createJobs({ backend });
  const entries = (from: number) =>
    Array.from({ length: size }, (_, index) => ({ payload: { number: from + index } }));

  const before = wire.sent;
  await jobs.limits.free.publishMany(entries(0));
  const bytes = wire.sent - before;
  let [published, unsure, unsureStored] = [size, 0, 0];

  const cutAt = (moment: (typeof moments)[number]): void =>
    moment === "answer" ? wire.cutAnswer() : wire.cutAfter(Math.floor(bytes * moment));

  for (const moment of moments) {
    // Without anybody who sends it again.
    const bulk = entries(published).map(({ payload }) => newJobByHand("limits.free", { payload }));
    cutAt(moment);
    await expect(backend.enqueue(bulk), `cut at ${moment}`).rejects.toThrow(UnreachableError);
    wire.mend();
    unsure += size;
    const left = (await storedJobs(place)).length - published;
    expect([0, size], `stored when cut at ${moment}`).toContain(left);
    unsureStored += left;
    expect(await backend.enqueue(bulk)).toEqual(bulk.map(({ id }) => ({ id, deduplicated: false })));
    published += size;
    expect(await storedJobs(place)).toHaveLength(published);

    // The publisher sends it again by itself.
    cutAt(moment);
    const publishing = jobs.limits.free.publishMany(entries(published));
    const mending = setInterval(() => wire.mend(), 50);
    const receipts = await publishing.finally(() => clearInterval(mending));
    published += size;
    const stored = await storedJobs(place);
    expect(stored).toHaveLength(published);
    const ids = new Map(stored.map(({ number, id }) => [number, id]));
    expect(receipts.map(({ id }) => id)).toEqual(
      receipts.map((_, index) => ids.get(published - size + index)),
    );
  }

  const counts = { published, unsure, unsureStored, completed: 0, failed: 0, waiting: published };
  const fault = `connection cut in a bulk of ${size}, ${moments.length * 2} times`;
  return { fault, backend: kind, ...counts, startedAgain: 0, finishedTwice: 0 };
}
