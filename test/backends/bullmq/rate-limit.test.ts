import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import type { ClaimedJob } from "../../../runtime/backend.ts";
import { jobByHand, newJobByHand } from "../../conformance/by-hand.ts";
import { until } from "../../conformance/until.ts";
import { complete, newPlace, type Place } from "./place.ts";

test("at most so many jobs start in each window, over two workers, and all of them in the end", async () => {
  const place = newPlace();
  const job = jobByHand("a", { rateLimit: { max: 3, per: 700 } });
  await place.open().enqueue(Array.from({ length: 10 }, () => newJobByHand("a")));
  let ended = 0;
  const run = async (claimed: ClaimedJob) => {
    await complete(claimed);
    ended += 1;
  };

  await place.consume(place.open(), [job], run);
  await place.consume(place.open(), [job], run);
  await until(() => ended === 10);

  const starts = await startsOf(place, "a");
  expect(starts).toHaveLength(10);
  expectWindows(starts, 3, 700);
});

test("the next job of a slot is claimed within the limit, in the order of priorities", async () => {
  const place = newPlace();
  const backend = place.open();
  const priorities = [-5, 0, 5, 900, 0, -1000];
  await backend.enqueue(priorities.map((priority) => newJobByHand("a", { priority, payload: { priority } })));
  const ran: unknown[] = [];

  await place.consume(
    backend,
    [jobByHand("a", { priority: 0, concurrency: 1, rateLimit: { max: 2, per: 300 } })],
    async (claimed) => {
      ran.push(claimed.payload);
      await complete(claimed);
    },
  );
  await until(() => ran.length === 6);

  expect(ran).toEqual([900, 5, 0, 0, -5, -1000].map((priority) => ({ priority })));
  expectWindows(await startsOf(place, "a"), 2, 300);
});

test("the limit outlives its workers", async () => {
  const place = newPlace();
  const job = jobByHand("a", { rateLimit: { max: 2, per: 1_500 } });
  await place.open().enqueue([1, 2, 3].map(() => newJobByHand("a")));
  const ended: string[] = [];
  const run = async (claimed: ClaimedJob) => {
    await complete(claimed);
    ended.push(claimed.id);
  };

  const first = await place.consume(place.open(), [job], run);
  await until(() => ended.length === 2);
  await first.stop();
  await place.consume(place.open(), [job], run);
  await until(() => ended.length === 3);

  expectWindows(await startsOf(place, "a"), 2, 1_500);
});

test("each attempt counts as a start", async () => {
  const place = newPlace();
  const backend = place.open();
  const job = newJobByHand("a");
  await backend.enqueue([job]);

  await place.consume(backend, [jobByHand("a", { rateLimit: { max: 1, per: 400 } })], async (claimed) => {
    const error = { name: "Error", message: "not yet" };
    if (claimed.attempt < 3) await claimed.settle({ kind: "retry", error, delay: 0 });
    else await complete(claimed);
  });
  await until(async () => (await backend.get("a", job.id))?.state === "completed");

  const starts = await startsOf(place, "a");
  expect(starts).toHaveLength(3);
  expectWindows(starts, 1, 400);
});

test("a queue that is at its limit holds no slot, and a bounded pass does not wait for it", async () => {
  const place = newPlace();
  const backend = place.open();
  const names = ["a", "a", "a", "b", "b", "b"];
  await backend.enqueue(names.map((name) => newJobByHand(name)));
  const ran: string[] = [];
  const jobs = [jobByHand("a", { rateLimit: { max: 1, per: 600_000 } }), jobByHand("b")];
  const run = async (claimed: ClaimedJob) => {
    ran.push(claimed.name);
    await complete(claimed);
  };

  await (await place.consume(backend, jobs, run, { concurrency: 1, limit: 100 })).done;
  expect(ran.sort()).toEqual(["a", "b", "b", "b"]);

  await place.consume(backend, jobs, run, { concurrency: 1 });
  await backend.enqueue([newJobByHand("b")]);
  await until(() => ran.length === 5);
  expect(await place.redis.llen(`${place.prefix}:a:wait`)).toBe(2);
});

test("a worker that waits for the limit does not ask again at each new job", async () => {
  const place = newPlace();
  const backend = place.open();
  let started = 0;
  await backend.enqueue([newJobByHand("a"), newJobByHand("a")]);
  await place.consume(
    backend,
    [jobByHand("a", { rateLimit: { max: 1, per: 600_000 } })],
    async (claimed) => {
      started += 1;
      await complete(claimed);
    },
    { concurrency: 5 },
  );
  const attempts = await countClaims(place, "a");
  await until(() => started === 1);

  for (let job = 0; job < 60; job += 1) await backend.enqueue([newJobByHand("a")]);

  // A listener from before the limit hears one of them; the queue is looked at now and then besides.
  expect(attempts.count).toBeLessThan(10);
  expect(await place.redis.llen(`${place.prefix}:a:wait`)).toBe(61);
});

/** When each job was claimed, in milliseconds by the clock of Redis, which keeps the limit. */
async function startsOf({ redis, prefix }: Place, name: string): Promise<readonly number[]> {
  const events = await redis.xrange(`${prefix}:${name}:events`, "-", "+");
  return events
    .filter(([, fields]) => fields[fields.indexOf("event") + 1] === "active")
    .map(([id]) => Number(id.split("-")[0]));
}

/** A window begins with the first start after the last one's end. */
function expectWindows(starts: readonly number[], max: number, per: number): void {
  let left: readonly number[] = starts;
  while (left.length > 0) {
    const end = Number(left[0]) + per;
    expect(left.filter((start) => start < end).length).toBeLessThanOrEqual(max);
    left = left.filter((start) => start >= end);
  }
}

/** Counts the scripts that may claim a job: those that are given the limiter's key. */
async function countClaims({ url, prefix }: Place, name: string): Promise<{ readonly count: number }> {
  const seen = { count: 0 };
  const { hostname, port } = new URL(url);
  // Not by ioredis, which may take a first line of the monitor's for the answer to another command.
  const monitor = connect(Number(port), hostname);
  onTestFinished(() => void monitor.destroy());
  monitor.write("MONITOR\r\n");
  const lines = createInterface({ input: monitor });
  await once(lines, "line");
  lines.on("line", (line) => {
    if (line.includes(`"${prefix}:${name}:limiter"`)) seen.count += 1;
  });
  return seen;
}
