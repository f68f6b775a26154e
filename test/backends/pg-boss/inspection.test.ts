import { Client } from "pg";
import { PgBoss } from "pg-boss";
import { expect, inject, onTestFinished, test } from "vitest";
import type { Backend, ClaimedJob } from "../../../runtime/backend.ts";
import { cancelNotice } from "../../../runtime/backends/pg-boss/sql/changes.ts";
import { listJobs } from "../../../runtime/backends/pg-boss/sql/listing.ts";
import {
  createVersionTable,
  migrations,
  writeVersion,
} from "../../../runtime/backends/pg-boss/sql/own-schema.ts";
import { notifyChannel } from "../../../runtime/backends/pg-boss/sql/queues.ts";
import { bossSchemaOption } from "../../../runtime/backends/pg-boss/sql/schemas.ts";
import { CancelledError } from "../../../runtime/errors.ts";
import { contractByHand, jobByHand, newJobByHand } from "../../conformance/by-hand.ts";
import { aborted } from "../../conformance/every-state.ts";
import { quietLogger } from "../../conformance/quiet-logger.ts";
import { until } from "../../conformance/until.ts";
import { newPlace, type Place } from "./place.ts";

const minute = 60_000;
const letters = jobByHand("letters", { keep: { completed: minute, failed: 10 * minute } });

test("a job that pg-boss's own tools cancel tells its handler too", async () => {
  const { place, backend, id } = await withJob();
  const claimed = await claimOn(backend);
  const boss = new PgBoss({ connectionString: inject("databaseUrl"), schema: place.schema, migrate: false });
  boss.on("error", () => {});
  onTestFinished(() => boss.stop({ graceful: false }));
  await boss.start();
  await boss.cancel("letters", id);

  await until(() => claimed.signal.aborted);
  expect(claimed.signal.reason).toBeInstanceOf(CancelledError);
  expect(await backend.get("letters", id)).toMatchObject({ state: "cancelled", attempt: 1 });
});

test("workers are told of a cancel where the job was started, and of no other", async () => {
  const { place, backend, id } = await withJob();
  const waiting = newJobByHand("letters");
  await claimOn(backend);
  await backend.enqueue([waiting]);
  const notices = await noticesAt(place);
  await backend.cancel("letters", waiting.id);
  await backend.cancel("letters", id);
  await until(() => notices.length > 0);

  expect(notices).toEqual([cancelNotice]);
});

test("a worker that is told of a cancel does not wait for its next look", async () => {
  const { backend, id } = await withJob();
  await backend.cancel("letters", id);
  const delays: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const job = newJobByHand("letters");
    await backend.enqueue([job]);
    const { signal } = await claimOn(backend);
    const cancelled = performance.now();
    await backend.cancel("letters", job.id);
    await aborted(signal);
    delays.push(performance.now() - cancelled);
  }

  // By looks alone it would take half a second in the mean.
  expect(delays.sort((one, other) => one - other)[2]).toBeLessThan(400);
});

test("a run whose job went to another by a cancel and a retry renews no lease and shows no progress", async () => {
  const { backend, id } = await withJob();
  const first = await claimOn(backend);
  await backend.cancel("letters", id);
  await backend.retry("letters", id);
  const second = await claimOn(backend);
  await second.progress("of the second");
  await first.progress("of the first");

  expect([first.attempt, second.attempt]).toEqual([1, 1]);
  expect(await backend.get("letters", id)).toMatchObject({ state: "active", progress: "of the second" });
  await until(() => first.signal.aborted);
  expect(second.signal.aborted).toBe(false);
  expect(await first.settle({ kind: "completed", result: "of the first" })).toBe(false);
  expect(await second.settle({ kind: "completed", result: "of the second" })).toBe(true);
});

test("one worker that gets a job back by a cancel and a retry keeps its two runs apart", async () => {
  const { place, backend, id } = await withJob();
  const runs: ClaimedJob[] = [];
  const over = Promise.withResolvers<void>();
  await place.consume(backend, [letters], async (job) => {
    runs.push(job);
    await over.promise;
  });
  onTestFinished(() => over.resolve());
  await until(() => runs.length === 1);
  await backend.cancel("letters", id);
  await backend.retry("letters", id);
  const [first, second] = await until(() => (runs.length === 2 ? runs : undefined));

  expect([first?.signal.aborted, second?.signal.aborted]).toEqual([true, false]);
  expect(await second?.settle({ kind: "completed", result: null })).toBe(true);
});

test("a cancelled job is kept as long as a failed one, and a retried one as long as it waits", async () => {
  const { place, backend, id } = await withJob();
  const [cancelled, expired] = [newJobByHand("letters"), newJobByHand("letters")];
  await backend.enqueue([cancelled, expired]);
  for (const job of [id, cancelled.id, expired.id]) await backend.cancel("letters", job);
  const finishedAgo = (job: string, minutes: number) =>
    place.query(
      `UPDATE ${place.schemas.boss}.job SET completed_on = now() - $2 * interval '1 minute' WHERE id = $1`,
      [job, minutes],
    );
  await finishedAgo(id, 30);
  await finishedAgo(cancelled.id, 5);
  await finishedAgo(expired.id, 11);
  await backend.retry("letters", id);
  await backend.pause("letters");
  await place.consume(backend, [letters], async () => {});
  await until(async () => (await backend.get("letters", expired.id)) === undefined);

  expect(await backend.get("letters", cancelled.id)).toMatchObject({ state: "cancelled" });
  expect(await backend.get("letters", id)).toMatchObject({ state: "waiting" });
});

test("a schema of ours from before there were pauses gets them, and keeps what it has", async () => {
  const { place, backend } = await withJob();
  const { own } = place.schemas;
  await backend.close();
  await place.query(`DROP SCHEMA ${own} CASCADE`);
  await place.query(createVersionTable(place.schemas));
  await place.query(migrations[0]?.(place.schemas) ?? "");
  await place.query(writeVersion(place.schemas), [1]);
  await place.query(`INSERT INTO ${own}.throttle VALUES ('letters', 'k', gen_random_uuid(), now())`);
  const later = place.open();
  await later.prepare(contractByHand(letters));

  await later.pause("letters");
  expect(await later.isPaused("letters")).toBe(true);
  expect(await place.query(`SELECT queue, key FROM ${own}.throttle`)).toEqual([
    { queue: "letters", key: "k" },
  ]);
});

test("two schemas of one database pause each for itself", async () => {
  const [here, there] = [await withJob(), await withJob()];
  await here.backend.pause("letters");

  expect(await there.backend.isPaused("letters")).toBe(false);
  expect((await claimOn(there.backend)).id).toBe(there.id);
});

test("a page is found by an index, whatever else the queue holds", async () => {
  const { place } = await withJob();
  const { boss } = place.schemas;
  const states = { waiting: "created", completed: "completed", failed: "failed", retrying: "retry" } as const;
  await place.query(
    `INSERT INTO ${boss}.job (name, state, created_on, start_after, completed_on)
     SELECT 'letters', state::${boss}.job_state, now() - n * interval '1 s', now() - n * interval '1 s',
       CASE WHEN state IN ('completed', 'failed') THEN now() - n * interval '1 s' END
     FROM generate_series(1, 5000) AS n, unnest($1::text[]) AS state`,
    [Object.values(states)],
  );
  await place.query(`INSERT INTO ${boss}.job (name, start_after) SELECT 'letters', now() + n * interval '1 s'
    FROM generate_series(100, 5100) AS n`);
  await place.query(`ANALYZE ${boss}.job`);
  for (const state of ["waiting", "delayed", "retrying", "completed", "failed"] as const) {
    const statement = listJobs(place.schemas, state, true)
      .replaceAll("$1", "'letters'")
      .replaceAll("$2", "51");
    const plan = await place.query<{ readonly "QUERY PLAN": string }>(
      `EXPLAIN (ANALYZE, TIMING OFF) ${statement}`,
    );
    const text = plan.map((row) => row["QUERY PLAN"]).join("\n");
    expect(text, state).not.toMatch(/Seq Scan|rows=\d{4,} loops/);
  }
});

/** What the workers of a schema are notified of from now on. */
async function noticesAt({ schema }: Place): Promise<readonly (string | undefined)[]> {
  const client = new Client({ connectionString: inject("databaseUrl") });
  const notices: (string | undefined)[] = [];
  client.on("notification", ({ payload }) => void notices.push(payload));
  await client.connect();
  onTestFinished(() => client.end());
  const { rows } = await client.query(notifyChannel, [bossSchemaOption(schema)]);
  await client.query(`LISTEN "${rows[0].channel}"`);
  return notices;
}

/** A queue with one job. */
async function withJob() {
  const place = await newPlace();
  const backend = place.open();
  await backend.prepare(contractByHand(letters));
  const job = newJobByHand("letters");
  await backend.enqueue([job]);
  return { place, backend, id: job.id };
}

/** Claims one job; its run goes on until the test is over. */
async function claimOn(backend: Backend): Promise<ClaimedJob> {
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
  return claimed.promise;
}
