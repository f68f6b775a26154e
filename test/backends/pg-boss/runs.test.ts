import { expect, onTestFinished, test } from "vitest";
import type { ClaimedJob } from "../../../runtime/backend.ts";
import { contractByHand, jobByHand, newJobByHand } from "../../conformance/by-hand.ts";
import { quietLogger } from "../../conformance/quiet-logger.ts";
import { until } from "../../conformance/until.ts";
import { newPlace, type Place } from "./place.ts";

const minute = 60_000;
const letters = jobByHand("letters", { timeout: minute, keep: { completed: minute, failed: 10 * minute } });
const completed = { kind: "completed", result: undefined } as const;

test("a run that lost its job stores nothing, and its signal aborts", async () => {
  const { place, backend, claim } = await working();
  const first = await claim();
  await setLease(place, -60);
  const second = await claim();
  await setLease(place, 10);

  expect(second).toMatchObject({ id: first.id, attempt: 2 });
  await until(() => first.signal.aborted);
  expect(await first.settle(completed)).toBe(false);
  await first.progress("late");
  expect(await backend.get("letters", first.id)).toMatchObject({ state: "active", progress: undefined });
  expect(await second.settle(completed)).toBe(true);
});

test("a job whose last run was lost is handed out once more, which is not shown as an attempt", async () => {
  const { place, backend, claim, claimLost } = await working();
  await place.query(`UPDATE ${place.schemas.boss}.job SET retry_limit = 1`);
  const [first, second, refused] = [await claim(), await claimLost(), await claimLost()];

  expect(second).toMatchObject({ id: first.id, attempt: 2, maxAttempts: 2 });
  expect(refused).toMatchObject({ id: first.id, attempt: 3, maxAttempts: 2 });
  expect(await backend.get("letters", first.id)).toMatchObject({ state: "active", attempt: 2 });
  const error = { name: "WorkerLostError", message: "lost" };
  expect(await refused.settle({ kind: "failed", error })).toBe(true);
  expect(await backend.get("letters", first.id)).toMatchObject({ state: "failed", attempt: 2, error });
});

test("a job is not handed out for ever where the worker that refuses it is lost each time", async () => {
  const { place, backend, claim, claimLost } = await working();
  await place.query(`UPDATE ${place.schemas.boss}.job SET retry_limit = 0`);
  const { id } = await claim();
  expect(await claimLost()).toMatchObject({ id, attempt: 2, maxAttempts: 1 });
  const failed = async () => (await backend.get("letters", id))?.state === "failed";

  expect(await claimLost(failed)).toBe(true);
  expect(await backend.get("letters", id)).toMatchObject({ attempt: 1, error: { name: "WorkerLostError" } });
});

test("a run that handed its job back cannot end the next run, which has the same number", async () => {
  const { place, claim } = await working();
  const first = await claim();
  const stale = await place.query(`SELECT started_on FROM ${place.schemas.boss}.job`);
  await first.settle({ kind: "released" });
  const second = await claim();

  expect(second.attempt).toBe(1);
  expect(await place.query(`SELECT started_on FROM ${place.schemas.boss}.job`)).not.toEqual(stale);
  expect(await first.settle(completed)).toBe(false);
  expect(await second.settle(completed)).toBe(true);
});

test("a loss that pg-boss's own monitor finds first reads the same", async () => {
  const { place, backend, claim } = await working();
  const { id } = await claim();
  for (const message of ["job heartbeat timeout", "job timed out"]) {
    await place.query(`UPDATE ${place.schemas.boss}.job SET state = 'failed', output = $1`, [
      { value: { message } },
    ]);
    expect(await backend.get("letters", id)).toMatchObject({
      state: "failed",
      error: { name: "WorkerLostError" },
    });
  }
});

test("a job published under a shorter timeout gets the newest one when it runs", async () => {
  const { place, claim } = await working();
  await place.query(`UPDATE ${place.schemas.boss}.job SET expire_seconds = 1`);
  const job = await claim();
  await until(async () => {
    const [row] = await place.query<{ readonly seconds: number }>(
      `SELECT expire_seconds AS seconds FROM ${place.schemas.boss}.job`,
    );
    return row?.seconds === 120;
  });
  expect(await job.settle(completed)).toBe(true);
});

test("completed and failed jobs are kept for different times", async () => {
  const { place, backend, claim } = await working(4);
  const jobs = [await claim(), await claim(), await claim(), await claim()];
  await Promise.all(
    jobs.map((job, index) =>
      job.settle(index < 2 ? completed : { kind: "failed", error: { name: "Error", message: "no" } }),
    ),
  );
  const finishedAgo = (index: number, minutes: number) =>
    place.query(
      `UPDATE ${place.schemas.boss}.job SET completed_on = now() - $2 * interval '1 minute' WHERE id = $1`,
      [jobs[index]?.id, minutes],
    );
  await finishedAgo(0, 0.5);
  await finishedAgo(1, 2);
  await finishedAgo(2, 2);
  await finishedAgo(3, 11);
  const pass = await place.open().consume({
    ...{ jobs: [letters], concurrency: 1, limit: 1, logger: quietLogger, run: async () => {} },
  });
  await pass.done;

  const left = await Promise.all(
    jobs.map(async ({ id }) => (await backend.get("letters", id)) !== undefined),
  );
  expect(left).toEqual([true, false, true, false]);
});

test("an end that Postgres refuses fails by itself, and those stored along with it are stored", async () => {
  const { backend, claim } = await working(3);
  const jobs = [await claim(), await claim(), await claim()];
  const began = Date.now();
  const results = ["one", "no text of Postgres: \0", "three"];
  const settled = await Promise.allSettled(
    jobs.map((job, index) => job.settle({ kind: "completed", result: results[index] })),
  );

  expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(Date.now() - began).toBeLessThan(5_000);
  const records = await Promise.all(jobs.map(({ id }) => backend.get("letters", id)));
  expect(records.map((record) => record?.result)).toEqual(["one", undefined, "three"]);
});

test("a run that rejects is logged, and its job is left to the lease", async () => {
  const place = await newPlace();
  const backend = place.open();
  await backend.prepare(contractByHand(letters));
  const job = newJobByHand("letters");
  await backend.enqueue([job]);
  const errors: unknown[] = [];
  const logger = { ...quietLogger, error: (fields: object) => void errors.push(fields) };
  const run = () => Promise.reject(new Error("against the contract"));
  const consumer = await backend.consume({ jobs: [letters], concurrency: 1, limit: 1, logger, run });
  await consumer.done;

  expect(errors).toMatchObject([{ job: "letters", id: job.id, error: { message: "against the contract" } }]);
  expect(await backend.get("letters", job.id)).toMatchObject({ state: "active" });
});

/** A queue with jobs, and a way to claim them one by one, each by a worker that lasts as long as the test. */
async function working(jobs = 1) {
  const place = await newPlace();
  const backend = place.open();
  await backend.prepare(contractByHand(letters));
  await backend.enqueue(Array.from({ length: jobs }, () => newJobByHand("letters")));
  const claim = async (): Promise<ClaimedJob> => {
    const claimed = Promise.withResolvers<ClaimedJob>();
    const over = Promise.withResolvers<void>();
    const consumer = await backend.consume({
      ...{ jobs: [letters], concurrency: 1, limit: 1, logger: quietLogger },
      run: (job) => {
        claimed.resolve(job);
        return over.promise;
      },
    });
    onTestFinished(() => {
      over.resolve();
      return consumer.done;
    });
    const nothing = consumer.done.then(() => Promise.reject(new Error("No job was ready.")));
    return Promise.race([claimed.promise, nothing]);
  };
  /** Again and again: a worker that was just started may renew its lease once more. */
  const claimLost = <T = never>(isOver: () => Promise<T | false> = async () => false) =>
    until(async () => {
      await place.query(
        `UPDATE ${place.schemas.boss}.job SET heartbeat_on = heartbeat_on - interval '1 hour'`,
      );
      return (await claim().catch(() => undefined)) ?? isOver();
    });
  return { place, backend, claim, claimLost };
}

/** A negative one has run out, however often it is renewed. */
async function setLease({ query, schemas }: Place, seconds: number): Promise<void> {
  await query(`UPDATE ${schemas.boss}.job SET heartbeat_seconds = $1`, [seconds]);
}
