import { expect, test } from "vitest";
import type { ClaimedJob } from "../../../runtime/backend.ts";
import { UnreachableError } from "../../../runtime/errors.ts";
import { contractByHand, jobByHand, newJobByHand } from "../../conformance/by-hand.ts";
import { until } from "../../conformance/until.ts";
import { breakableConnection } from "./breakable-connection.ts";
import { complete, newPlace } from "./place.ts";

test("no more jobs are claimed than there are slots, however many queues have some", async () => {
  const { open, consume, prefix, redis } = newPlace();
  const backend = open();
  const names = ["a", "b", "c", "d"];
  await backend.enqueue(names.flatMap((name) => [newJobByHand(name), newJobByHand(name)]));
  const held: ClaimedJob[] = [];
  const free = Promise.withResolvers<void>();

  await consume(
    backend,
    names.map((name) => jobByHand(name)),
    async (job) => {
      held.push(job);
      await free.promise;
      await complete(job);
    },
    { concurrency: 2 },
  );
  await until(() => held.length === 2);
  const active = await Promise.all(names.map((name) => redis.llen(`${prefix}:${name}:active`)));
  expect(active.reduce((sum, one) => sum + one)).toBe(2);

  free.resolve();
  await until(() => held.length === 8);
});

test("the next job of a slot is claimed with the last one's end, and is handed back by a stop", async () => {
  const { open, consume } = newPlace();
  const backend = open();
  const [first, second] = [newJobByHand("a"), newJobByHand("a")];
  const settled = Promise.withResolvers<void>();
  const afterHooks = Promise.withResolvers<void>();
  await backend.enqueue([first, second]);

  const consumer = await consume(
    backend,
    [jobByHand("a", { concurrency: 1 })],
    async (job) => {
      await complete(job);
      settled.resolve();
      await afterHooks.promise;
    },
    { concurrency: 1 },
  );
  await settled.promise;
  expect(await backend.get("a", second.id)).toMatchObject({ state: "active", attempt: 1 });
  const stopped = consumer.stop();
  afterHooks.resolve();
  await stopped;

  expect(await backend.get("a", second.id)).toMatchObject({ state: "waiting", attempt: 0 });
});

test("a job with a priority that is handed back is first of its priority again, and its attempt not counted", async () => {
  const { open, consume } = newPlace();
  const backend = open();
  const jobs = [5, 5, 9].map((priority) => newJobByHand("a", { priority }));
  await backend.enqueue(jobs);
  const runs: (readonly [string, number])[] = [];

  const job = jobByHand("a", { priority: 0 });
  const consumer = await consume(
    backend,
    [job],
    async (claimed) => {
      runs.push([claimed.id, claimed.attempt]);
      if (runs.length === 2) await claimed.settle({ kind: "released" });
      else await complete(claimed);
    },
    { concurrency: 1, limit: 10 },
  );
  await consumer.done;

  const [five, otherFive, nine] = jobs.map(({ id }) => id);
  expect(runs).toEqual([
    [nine, 1],
    [five, 1],
    [five, 1],
    [otherFive, 1],
  ]);
});

test("a claim whose lock is another's aborts its signal, and its outcome is not stored", async () => {
  const { open, consume, prefix, redis } = newPlace();
  const backend = open();
  const job = newJobByHand("a");
  await backend.enqueue([job]);
  const stored = Promise.withResolvers<boolean>();

  await consume(backend, [jobByHand("a")], async (claimed) => {
    await redis.set(`${prefix}:a:${job.id}:lock`, "another worker's", "PX", 60_000);
    await until(() => claimed.signal.aborted);
    stored.resolve(await complete(claimed));
  });

  expect(await stored.promise).toBe(false);
  expect(await backend.get("a", job.id)).toMatchObject({ state: "active" });
});

test("a job that is claimed with an outcome which was given up already is handed back", async () => {
  const { open, consume, url, prefix, redis } = newPlace();
  const connection = await breakableConnection(url);
  const [publisher, backend] = [open(), open(connection.url)];
  const [first, second] = [newJobByHand("a"), newJobByHand("a")];
  await publisher.enqueue([first, second]);
  const attempts: string[] = [];
  const settled: boolean[] = [];

  await consume(
    backend,
    [jobByHand("a")],
    async (job) => {
      attempts.push(`${job.id === first.id ? "first" : "second"} ${job.attempt}`);
      if (job.id === first.id) connection.cut();
      settled.push(await complete(job));
    },
    { concurrency: 1 },
  );
  await until(() => attempts.length === 1);
  // As if the server had stood still: there the lock is good for longer than the worker knows.
  await redis.pexpire(`${prefix}:a:${first.id}:lock`, 60_000);
  await until(() => settled.length === 1, { timeout: 20_000 });
  connection.mend();

  await until(() => settled.length === 2);
  expect(await publisher.get("a", second.id)).toMatchObject({ state: "completed" });
  expect(await publisher.get("a", first.id)).toMatchObject({ state: "completed" });
  expect(attempts).toEqual(["first 1", "second 1"]);
  expect(settled).toEqual([false, true]);
});

test("an outcome is refused at once where the lock ran out unnoticed", async () => {
  const { open, consume, prefix, redis } = newPlace();
  const backend = open();
  const job = newJobByHand("a");
  await backend.enqueue([job]);
  const stored = Promise.withResolvers<boolean>();

  await consume(backend, [jobByHand("a")], async (claimed) => {
    await redis.del(`${prefix}:a:${job.id}:lock`);
    stored.resolve(await complete(claimed));
  });

  expect(await stored.promise).toBe(false);
});

test("a worker goes on when Redis is back, and stores what ended meanwhile", async () => {
  const { open, consume, url } = newPlace();
  const connection = await breakableConnection(url);
  const [publisher, backend] = [open(), open(connection.url)];
  const [during, after] = [newJobByHand("a"), newJobByHand("b")];
  await publisher.enqueue([during]);
  const running = Promise.withResolvers<void>();
  const over = Promise.withResolvers<void>();

  await consume(backend, [jobByHand("a"), jobByHand("b")], async (job) => {
    running.resolve();
    await over.promise;
    await complete(job);
  });
  await running.promise;
  connection.cut();
  over.resolve();
  await publisher.enqueue([after]);
  connection.mend();

  for (const { name, id } of [during, after]) {
    await until(async () => (await publisher.get(name, id))?.state === "completed");
    expect(await publisher.get(name, id)).toMatchObject({ attempt: 1 });
  }
});

test("a worker with a limit gives up while Redis is out of reach, when its runs have lost their claims", async () => {
  const { open, consume, url } = newPlace();
  const connection = await breakableConnection(url);
  const [publisher, backend] = [open(), open(connection.url)];
  const job = newJobByHand("a");
  await publisher.enqueue([job]);
  const settled: boolean[] = [];

  const { done } = await consume(
    backend,
    [jobByHand("a"), jobByHand("b")],
    async (claimed) => {
      connection.cut();
      settled.push(await complete(claimed));
    },
    { limit: 5 },
  );

  await expect(done).rejects.toThrow(UnreachableError);
  expect(settled).toEqual([false]);
});

test("a worker with a limit outlives a short fault", async () => {
  const { open, consume, url } = newPlace();
  const connection = await breakableConnection(url);
  const [publisher, backend] = [open(), open(connection.url)];
  const job = newJobByHand("a");
  await publisher.enqueue([job]);

  const { done } = await consume(
    backend,
    [jobByHand("a")],
    async (claimed) => {
      connection.cut();
      await publisher.get("a", job.id);
      connection.mend();
      await complete(claimed);
    },
    { limit: 5 },
  );
  await done;

  expect(await publisher.get("a", job.id)).toMatchObject({ state: "completed", attempt: 1 });
});

test("a stop ends while Redis is out of reach", async () => {
  const { open, consume, url } = newPlace();
  const connection = await breakableConnection(url);
  const consumer = await consume(open(connection.url), [jobByHand("a"), jobByHand("b")], complete);

  connection.cut();
  await consumer.stop();
});

test("a stop right after the start does not wait for the next look at the queues", async () => {
  const { open, consume } = newPlace();
  const backend = open();
  for (let round = 0; round < 5; round += 1) {
    const consumer = await consume(backend, [jobByHand("a"), jobByHand("b")], complete);
    const started = Date.now();
    await consumer.stop();
    expect(Date.now() - started).toBeLessThan(2_500);
  }
});

test("queues that have become empty are left in peace", async () => {
  const { open, consume, prefix, redis } = newPlace();
  const backend = open();
  const names = Array.from({ length: 40 }, (_, index) => `q${index}`);
  const jobs = names.map((name) => newJobByHand(name));
  await backend.enqueue(jobs);
  let ended = 0;
  await consume(
    backend,
    names.map((name) => jobByHand(name)),
    async (job) => {
      await complete(job);
      ended += 1;
    },
    { concurrency: 2 },
  );
  await until(() => ended === names.length);

  // The markers are taken, and nobody puts them back.
  await until(async () => (await redis.exists(names.map((name) => `${prefix}:${name}:marker`))) === 0);
});

test("what ended before the worker started is removed when its time is over", async () => {
  const { open, consume } = newPlace();
  const backend = open();
  const job = jobByHand("a", { keep: { completed: 200, failed: 200 } });
  const jobs = Array.from({ length: 1_100 }, () => newJobByHand("a"));
  await backend.enqueue(jobs);
  const all = () => Promise.all(jobs.map(({ id }) => backend.get("a", id)));
  const first = await consume(backend, [job], complete, { limit: jobs.length, concurrency: 50 });
  await first.done;

  const latest = Math.max(...(await all()).map((one) => Number(one?.finishedAt ?? 0)));
  await until(() => Date.now() > latest + 200);
  await consume(backend, [job], complete);
  await until(async () => (await all()).every((one) => one === undefined));
});

test("a backend that is closed while its worker starts stops that worker", async () => {
  const { open, consume } = newPlace();
  for (const delay of [0, 1, 2, 4, 8]) {
    const backend = open();
    await backend.prepare(contractByHand());
    const starting = consume(backend, [jobByHand("a")], complete);
    await new Promise((resolve) => setTimeout(resolve, delay));
    await backend.close();
    await (await starting).done;
  }
});
