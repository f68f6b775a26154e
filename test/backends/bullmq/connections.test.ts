import { Redis } from "ioredis";
import { bullmq } from "jobwright/bullmq";
import { expect, onTestFinished, test } from "vitest";
import { UnreachableError } from "../../../runtime/errors.ts";
import { contractByHand, jobByHand, newJobByHand } from "../../conformance/by-hand.ts";
import { breakableConnection } from "./breakable-connection.ts";
import { complete, newPlace } from "./place.ts";

test("an ioredis instance with options of its own is used, and left as it was", async () => {
  const { open, consume, url } = newPlace();
  const redis = new Redis(url, { maxRetriesPerRequest: 3, lazyConnect: true });
  onTestFinished(() => redis.disconnect());
  const listeners = () => ["ready", "error", "close", "end"].map((event) => redis.listenerCount(event));
  const before = listeners();
  const backend = open(redis);
  const job = newJobByHand("a");

  await backend.enqueue([job]);
  const consumer = await consume(backend, [jobByHand("a")], complete, { limit: 1 });
  await consumer.done;
  expect(await backend.get("a", job.id)).toMatchObject({ state: "completed" });
  await backend.close();
  await backend.close();

  expect(await redis.ping()).toBe("PONG");
  expect(listeners()).toEqual(before);
});

test("ioredis' options are taken as well as a URL", async () => {
  const { open, url } = newPlace();
  const { hostname: host, port } = new URL(url);
  const backend = open({ host, port: Number(port || 6379) });
  const job = newJobByHand("a");

  await backend.enqueue([job]);

  expect(await backend.get("a", job.id)).toMatchObject({ state: "waiting" });
});

test("to prepare creates nothing, and every key that is created begins with the prefix", async () => {
  const { open, consume, prefix, redis } = newPlace({ database: 9 });
  const backend = open();
  const job = jobByHand("a");

  await backend.prepare(contractByHand(job));
  expect(await redis.keys("*")).toEqual([]);

  await backend.enqueue([newJobByHand("a", { dedupe: { mode: "unfinished", key: "k" } })]);
  await (await consume(backend, [job], complete, { limit: 1 })).done;
  const keys = await redis.keys("*");
  expect(keys).toContain(`${prefix}:a:completed`);
  expect(keys.filter((key) => !key.startsWith(`${prefix}:`))).toEqual([]);
});

test("a call while Redis is out of reach is refused in bounded time, naming the place but no password", async () => {
  const backend = bullmq({ connection: "redis://:secret@127.0.0.1:1" });
  const started = Date.now();

  const error = await backend.enqueue([newJobByHand("a")]).catch((thrown: unknown) => thrown);

  expect(error).toBeInstanceOf(UnreachableError);
  expect(String(error)).toMatch(/127\.0\.0\.1:1 cannot be reached: .*ECONNREFUSED/);
  expect(String(error)).not.toContain("secret");
  expect(Date.now() - started).toBeLessThan(8_000);
  await backend.close();
});

test("a call that loses Redis fails, and is not carried out when Redis is back", async () => {
  const { open, url } = newPlace();
  const connection = await breakableConnection(url);
  const backend = open(connection.url);
  const [refused, later] = [newJobByHand("a"), newJobByHand("a")];
  await backend.prepare(contractByHand());

  connection.cut();
  await expect(backend.enqueue([refused])).rejects.toThrow(UnreachableError);
  connection.mend();
  await backend.enqueue([later]);

  expect(await backend.get("a", later.id)).toMatchObject({ state: "waiting" });
  expect(await backend.get("a", refused.id)).toBeUndefined();
});

test("a closed backend says so", async () => {
  const backend = newPlace().open();
  await backend.prepare(contractByHand());
  await backend.close();
  await expect(backend.get("a", "b")).rejects.toThrow("has been closed");
});

test("a connection that was left out is not taken for a Redis on this machine", () => {
  // @ts-expect-error What a missing environment variable gives.
  expect(() => bullmq({ connection: undefined })).toThrow("connection is missing");
});
