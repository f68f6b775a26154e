import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { bullmq } from "jobwright/bullmq";
import { fromDrizzle, fromKnex, fromKysely } from "jobwright/pg-boss";
import knex from "knex";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { connectClient } from "../../../../runtime/publisher/connect-client.ts";
import type { Target } from "../../../../schema/target.ts";
import { openPrepared } from "../../../conformance/open-prepared.ts";
import { quietLogger } from "../../../conformance/quiet-logger.ts";
import { until } from "../../../conformance/until.ts";
import { newRelay } from "../relay.ts";
import { contract } from "./generated/contract.ts";
import { createJobs, createWorker } from "./generated/index.ts";
import manifest from "./jobs.manifest.ts";
import { openPg } from "./libraries.ts";
import { openShop } from "./shop.ts";
import { refusingHandlers } from "./worked-shop.ts";

describe("what is no transaction is refused, and nothing is stored", () => {
  test("a client before BEGIN and after COMMIT", async () => {
    const shop = await openShop();
    const client = await openPool().connect();
    onTestFinished(() => client.release());
    for (const begin of [false, true]) {
      if (begin) await client.query("BEGIN; COMMIT");
      await expect(shop.jobs.orders.confirm.publish({ order: "a" }, { tx: client })).rejects.toMatchObject({
        name: "OptionError",
        message: expect.stringContaining("no open transaction"),
      });
    }
    expect(await shop.published()).toEqual([]);
  });

  test("a pool, and what a library has outside of its transactions", async () => {
    const shop = await openShop();
    const pool = openPool();
    const knexDb = knex({ client: "pg", connection: shop.connectionString });
    onTestFinished(() => knexDb.destroy());
    const outside = [
      ["is a pool", pool],
      ["no open transaction", fromDrizzle(drizzle(pool), sql)],
      ["no open transaction", fromKysely(new Kysely<object>({ dialect: new PostgresDialect({ pool }) }))],
      ["no open transaction", fromKnex(knexDb)],
    ] as const;
    for (const [message, tx] of outside) {
      await expect(publishUnchecked(shop.backend, tx)).rejects.toMatchObject({
        name: "OptionError",
        message: expect.stringContaining(message),
      });
    }
    expect(await shop.published()).toEqual([]);
  });

  test("a library's transaction without its adapter, and anything else", async () => {
    const shop = await openShop();
    const pool = openPool();
    const refuses = async (tx: unknown): Promise<void> =>
      expect(publishUnchecked(shop.backend, tx)).rejects.toMatchObject({
        name: "OptionError",
        message: expect.stringMatching(/client of pg after its BEGIN.*fromDrizzle\(tx, sql\)/),
      });
    await drizzle(pool).transaction(refuses);
    for (const tx of [null, 5, "BEGIN", {}, () => {}]) await refuses(tx);
  });

  test("a transaction of another database, which goes on", async () => {
    const shop = await openShop();
    const other = `other_${crypto.randomUUID().slice(0, 8)}`;
    await shop.query(`CREATE DATABASE ${other}`);
    onTestFinished(async () => {
      const connections = "SELECT FROM pg_stat_activity WHERE datname = $1";
      await until(async () => (await shop.query(connections, [other])).length === 0);
      await shop.query(`DROP DATABASE ${other}`);
    });
    const url = new URL(shop.connectionString);
    url.pathname = other;
    for (const job of [shop.jobs.orders.confirm, shop.jobs.orders.ship, shop.jobs.orders.remind]) {
      await openPg(url.href).transaction(async ({ tx, execute }) => {
        await expect(job.publish({ order: "a" }, { tx })).rejects.toMatchObject({
          name: "BackendError",
          message: expect.stringMatching(new RegExp(`a database without the schema "${shop.schema}"`)),
        });
        await execute("SELECT");
      });
    }
  });

  test("tx in an entry of publishMany, or any option beside it", async () => {
    const shop = await openShop();
    await openPg(shop.connectionString).transaction(async ({ tx }) => {
      const options: object = { tx };
      const entry = { payload: { order: "a" }, options };
      await expect(shop.jobs.orders.confirm.publishMany([entry])).rejects.toThrow(
        "publishMany(entries, { tx })",
      );
      const beside = { tx, attempts: 2 };
      await expect(shop.jobs.orders.confirm.publishMany([], beside)).rejects.toThrow("not attempts");
    });
  });

  test("any tx of a client for another target, with the way out", async () => {
    const backend = bullmq({
      connection: inject("redisUrl"),
      prefix: `tx_${crypto.randomUUID().slice(0, 8)}`,
    });
    onTestFinished(() => backend.close());
    const client = await openPool().connect();
    onTestFinished(() => client.release());
    await client.query("BEGIN");

    await expect(publishUnchecked(backend, client, "portable")).rejects.toMatchObject({
      name: "OptionError",
      message: expect.stringMatching(/^orders.confirm: tx needs `target: "pg-boss"`.*outbox/),
    });
  });
});

test("no transaction reaches the embedded database, which is said instead of storing elsewhere", {
  timeout: 120_000,
}, async () => {
  const shop = await openShop();
  const backend = await openPrepared();
  const refusals: unknown[] = [];
  const worker = createWorker({
    backend,
    logger: quietLogger,
    handlers: {
      ...refusingHandlers,
      "orders.confirm": ({ complete }) =>
        openPg(shop.connectionString).transaction(({ tx }) =>
          complete(tx, { confirmed: "yes" }).catch((error: unknown) => {
            refusals.push(error);
            throw error;
          }),
        ),
    },
  });
  const jobs = createJobs({ backend });
  await openPg(shop.connectionString).transaction(async ({ tx }) => {
    await jobs.orders.confirm.publish({ order: "a" }, { tx }).catch((error: unknown) => refusals.push(error));
  });
  await jobs.orders.confirm.publish({ order: "a" }, { attempts: 1 });
  await worker.runOnce();

  const refusal = { name: "OptionError", message: expect.stringContaining("a database of its own") };
  expect(refusals).toMatchObject([refusal, refusal]);
  expect(await shop.published()).toEqual([]);
});

test("a connection that is lost in a transaction takes the jobs with it, and they are not sent again", async () => {
  const shop = await openShop();
  const relay = await newRelay(shop.connectionString);
  const library = openPg(relay.url);
  const lost = library.transaction(async ({ tx }) => {
    await shop.jobs.orders.confirm.publish({ order: "a" }, { tx });
    relay.cutNextAnswer();
    const publishing = shop.jobs.orders.confirm.publish({ order: "b" }, { tx });
    const error = await publishing.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ message: expect.stringContaining("Connection terminated") });
    expect(error).not.toMatchObject({ name: "UnreachableError" });
    throw error;
  });

  await expect(lost).rejects.toThrow();
  expect(await shop.published()).toEqual([]);
});

/** As a program without types may call it. */
function publishUnchecked(
  backend: Parameters<typeof connectClient>[2]["backend"],
  tx: unknown,
  target: Target = "pg-boss",
) {
  const client = connectClient(manifest, { ...contract, target }, { backend });
  const options: object = { tx };
  return client.job<object, unknown, object>("orders.confirm").publish({ order: "a" }, options);
}

function openPool(): pg.Pool {
  const pool = new pg.Pool({ connectionString: inject("databaseUrl") });
  onTestFinished(() => pool.end());
  return pool;
}
