import { defineJob, defineManifest } from "jobwright";
import { OptionError } from "jobwright/runtime";
import { Client } from "pg";
import { expect } from "vitest";
import * as z from "zod";
import type { TransactionalHandlerInput } from "../../../../runtime/worker/handler.ts";
import { bindManifest } from "../../bind-manifest.ts";
import type { Behaviours, Stage } from "../../stage.ts";

type Input = TransactionalHandlerInput<unknown, unknown, unknown>;

/** Publishing and completing in a transaction of the caller's: of pg-boss with Postgres. */
export const transactions = {
  "tx: what is published is there when the transaction commits, and not before": async (stage) => {
    const { client, tx } = await orders(stage);
    await tx.query("BEGIN");
    const { id } = await client.publish({ order: "A" }, { tx });
    expect(await client.get(id)).toBeUndefined();
    await tx.query("COMMIT");

    expect(await client.get(id)).toMatchObject({ state: "waiting", payload: { order: "A" } });
  },

  "tx: nothing was published where the transaction rolls back": async (stage) => {
    const { client, tx } = await orders(stage);
    await tx.query("BEGIN");
    const receipts = await client.publishMany([{ payload: { order: "A" } }, { payload: { order: "B" } }], {
      tx,
    });
    await tx.query("ROLLBACK");

    for (const { id } of receipts) expect(await client.get(id)).toBeUndefined();
  },

  "tx: what is no transaction is refused": async (stage) => {
    const { client, tx } = await orders(stage);
    await expect(client.publish({ order: "A" }, { tx })).rejects.toThrow(OptionError);
    // As a program without types would call it.
    await expect(client.publish({ order: "A" }, { tx: {} as never })).rejects.toThrow(OptionError);
  },

  "complete: the job is completed with what its handler wrote, when that commits": async (stage) => {
    const { client, tx, work } = await orders(stage);
    await tx.query("CREATE TABLE IF NOT EXISTS conformance_packed (id uuid PRIMARY KEY)");
    const { id } = await client.publish({ order: "A" });
    await work(async ({ complete, job }) => {
      await tx.query("BEGIN");
      await tx.query("INSERT INTO conformance_packed VALUES ($1)", [job.id]);
      const result = await complete(tx, { packed: true });
      expect(await client.get(id)).toMatchObject({ state: "active" });
      await tx.query("COMMIT");
      return result;
    });

    expect(await client.get(id)).toMatchObject({ state: "completed", result: { packed: true } });
    const { rowCount } = await tx.query("SELECT FROM conformance_packed WHERE id = $1", [id]);
    expect(rowCount).toBe(1);
  },

  "complete: a transaction that rolls back takes the completion with it, and the attempt fails": async (
    stage,
  ) => {
    const { client, tx, work } = await orders(stage);
    const { id } = await client.publish({ order: "A" }, { attempts: 1 });
    await work(async ({ complete }) => {
      await tx.query("BEGIN");
      const result = await complete(tx, { packed: true });
      await tx.query("ROLLBACK");
      return result;
    });

    expect(await client.get(id)).toMatchObject({ state: "failed", result: undefined });
  },
} satisfies Behaviours;

/** A client of orders, a connection for transactions, and a worker for what is ready. */
async function orders({ elsewhere, open, onEnd }: Stage) {
  const address = await elsewhere();
  if (address.kind !== "pg-boss") throw new TypeError("Transactions are of pg-boss with Postgres.");
  const tx = new Client({ connectionString: address.connectionString });
  await tx.connect();
  onEnd(() => tx.end());
  const jobs = [defineJob({ name: "orders", payload: z.object({ order: z.string() }) })];
  const bound = await bindManifest(
    { backend: open(address), onEnd },
    defineManifest({ name: "orders", jobs }),
    "pg-boss",
  );
  const client = bound.client.job<{ readonly order: string }, unknown, { readonly attempts?: number }>(
    "orders",
  );
  await client.counts();
  return {
    tx,
    client,
    work: (handler: (input: Input) => unknown) => bound.worker({ handlers: { orders: handler } }).runOnce(),
  };
}
