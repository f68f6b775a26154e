import { Redis } from "ioredis";
import { expect, onTestFinished, test } from "vitest";
import { BackendError, UnreachableError } from "../../runtime/errors.ts";
import { openBackend } from "../conformance/backends.ts";
import { createJobs } from "../conformance/generated/index.ts";
import { until } from "../conformance/until.ts";
import { account, untilWorkedOff } from "./account.ts";
import { Ledger } from "./ledger.ts";
import { network } from "./network.ts";
import { startPublisher, startWorker } from "./programs/start-program.ts";
import { record } from "./report.ts";
import { ownRedis } from "./servers/durable-redis.ts";
import { storedJobs } from "./stored-jobs.ts";

test("a Redis that is full refuses a job or a bulk as a whole, and workers and publishers go on when it has room", {
  timeout: 120_000,
}, async () => {
  const { url } = await ownRedis();
  const address = { kind: "bullmq", connection: url, prefix: "faults" } as const;
  const control = connect(url);
  const ledger = new Ledger();
  const publisher = startPublisher({ address, from: 0, pause: 5, most: 100_000, attempts: 3 }, ledger);
  await startWorker({ address, concurrency: 5, jobTime: 50, drain: 5_000 }, ledger);
  await until(() => ledger.finished > 20, { timeout: 60_000 });

  await control.config("SET", "maxmemory", "1");
  await until(() => ledger.refused.size > 5, { timeout: 60_000 });
  await control.config("SET", "maxmemory", "0");
  const finished = ledger.finished;
  await until(() => ledger.finished > finished + 20, { timeout: 60_000 });
  publisher.stop();
  await publisher.ended;
  await untilWorkedOff(address);

  const result = await account(address, ledger);
  record({ fault: "Redis full", backend: "bullmq", ...result });
  expect(result).toMatchObject({ unsure: 0, failed: 0, waiting: 0 });
  expect([...ledger.refused.values()][0]).toMatch(
    /^BackendError: Redis at .* is full, and nothing was stored: OOM/,
  );
});

test("a bulk for which there is no room is stored whole or not at all", async () => {
  const { url } = await ownRedis();
  const { address, jobs } = client(url);
  const control = connect(url);
  const bulk = Array.from({ length: 2_000 }, (_, number) => ({ payload: { number } }));
  await jobs.limits.free.publishMany(bulk);
  const [, used] = /used_memory:(\d+)/.exec(await control.info("memory")) ?? [];
  // Redis finds that it is full in the middle of the second.
  await control.config("SET", "maxmemory", String(Number(used) + 300_000));

  const answer = await jobs.limits.free.publishMany(bulk).catch((error: unknown) => error);
  const stored = (await storedJobs(address)).length;
  if (answer instanceof BackendError) expect(stored).toBe(2_000);
  else expect(stored).toBe(4_000);
});

test("after a failover jobs are published to the new master", async () => {
  const [former, next] = [await ownRedis(), await ownRedis()];
  const wire = await network(former.url);
  const { jobs } = client(wire.url);
  const publish = (number: number) => jobs.limits.free.publish({ number });
  await publish(0);
  const { hostname, port } = new URL(next.url);

  await connect(former.url).replicaof(hostname, Number(port));
  await expect(publish(1)).rejects.toThrow(UnreachableError);
  await expect(publish(1)).rejects.toThrow("is a replica, which takes no jobs, and nothing was stored");
  wire.leadTo(next.url);
  await publish(2);

  const now = { kind: "bullmq", connection: next.url, prefix: "faults" } as const;
  expect((await storedJobs(now)).map(({ number }) => number)).toEqual([2]);
});

function client(url: string) {
  const address = { kind: "bullmq", connection: url, prefix: "faults" } as const;
  const backend = openBackend(address);
  onTestFinished(() => backend.close());
  return { address, jobs: createJobs({ backend }) };
}

function connect(url: string): Redis {
  const redis = new Redis(url);
  onTestFinished(() => redis.disconnect());
  return redis;
}
