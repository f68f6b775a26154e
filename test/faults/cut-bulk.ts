import { expect, onTestFinished } from "vitest";
import { UnreachableError } from "../../runtime/errors.ts";
import { openBackend } from "../conformance/backends.ts";
import { contractByHand, jobByHand, newJobByHand } from "../conformance/by-hand.ts";
import { createJobs } from "../conformance/generated/index.ts";
import { network } from "./network.ts";
import { serverOf, sharedPlace, throughNetwork } from "./places.ts";
import type { FaultRow } from "./report.ts";
import { storedJobs } from "./stored-jobs.ts";

/** When a connection is cut: after a share of what is sent, or at the end of the answer, when all is stored. */
type Moment = number | "answer";

/**
 * Cuts the connection in a bulk of so many jobs, at each moment: all of it is stored or nothing, and what is sent again
 * adds nothing twice.
 */
export async function cutBulks(
  kind: "pg-boss" | "bullmq",
  size: number,
  moments: readonly Moment[],
): Promise<FaultRow> {
  let unsureStored = 0;
  for (const moment of moments) if (await cutBulk(kind, size, moment)) unsureStored += size;
  const all = moments.length * size;
  const counts = { published: 4 * all, unsure: all, unsureStored, completed: 0, failed: 0, waiting: 4 * all };
  const fault = `connection cut in a bulk of ${size}, ${moments.length * 2} times`;
  return { fault, backend: kind, ...counts, startedAgain: 0, finishedTwice: 0 };
}

/** @returns whether the bulk was stored that the caller was told nothing of */
async function cutBulk(kind: "pg-boss" | "bullmq", size: number, moment: Moment): Promise<boolean> {
  const place = await sharedPlace(kind);
  const wire = await network(serverOf(place));
  const backend = openBackend(throughNetwork(place, wire));
  onTestFinished(() => backend.close());
  await backend.prepare(contractByHand(jobByHand("limits.free")));
  const jobs = createJobs({ backend });
  const entries = (from: number) =>
    Array.from({ length: size }, (_, index) => ({ payload: { number: from + index } }));

  // The first connects, and loads scripts.
  await jobs.limits.free.publishMany(entries(0));
  const before = { sent: wire.sent, answered: wire.answered };
  await jobs.limits.free.publishMany(entries(size));
  const sent = wire.sent - before.sent;
  const answered = wire.answered - before.answered;
  const cut = (): void =>
    moment === "answer" ? wire.cutAnswerAfter(answered) : wire.cutAfter(Math.floor(sent * moment));

  // Nobody sends it again by itself.
  const bulk = entries(2 * size).map(({ payload }) => newJobByHand("limits.free", { payload }));
  cut();
  const refusal = await backend.enqueue(bulk).then(
    () => "stored",
    (error: unknown) => error,
  );
  expect(refusal, `cut at ${moment}`).toBeInstanceOf(UnreachableError);
  wire.mend();
  const unsure = (await storedJobs(place)).length - 2 * size;
  expect(moment === "answer" ? [size] : [0, size], `stored when cut at ${moment}`).toContain(unsure);
  const again = await backend.enqueue(bulk);
  expect(again.every(({ id, deduplicated }, index) => id === bulk[index]?.id && !deduplicated)).toBe(true);

  // The publisher does.
  cut();
  const publishing = jobs.limits.free.publishMany(entries(3 * size));
  const mending = setInterval(() => wire.mend(), 50);
  const receipts = await publishing.finally(() => clearInterval(mending));
  const stored = await storedJobs(place);
  const ids = new Map(stored.map(({ number, id }) => [number, id]));
  expect([stored.length, ids.size, receipts.length]).toEqual([4 * size, 4 * size, size]);
  expect(receipts.every(({ id }, index) => id === ids.get(3 * size + index))).toBe(true);
  return unsure > 0;
}
