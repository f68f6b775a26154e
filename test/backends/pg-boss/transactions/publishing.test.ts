import { describe, expect, test } from "vitest";
import { until } from "../../../conformance/until.ts";
import { libraries, openPg } from "./libraries.ts";
import { openShop } from "./shop.ts";

describe.each(Object.entries(libraries))("in a transaction of %s", (_, open) => {
  test("what is published is there when the transaction commits, and not before", async () => {
    const shop = await openShop();
    const receipt = await open(shop.connectionString).transaction(async (transaction) => {
      const { tx } = transaction;
      await shop.write(transaction, "a");
      const stored = await shop.jobs.orders.confirm.publish({ order: "a" }, { tx });
      expect(await shop.jobs.orders.confirm.get(stored.id)).toBeUndefined();
      return stored;
    });

    expect(receipt).toMatchObject({ deduplicated: false });
    expect(await shop.jobs.orders.confirm.get(receipt.id)).toMatchObject({
      ...{ state: "waiting", payload: { order: "a" } },
    });
    expect(await shop.orders()).toEqual(["a"]);
  });

  test("nothing was published where the transaction rolls back", async () => {
    const shop = await openShop();
    const library = open(shop.connectionString);
    const failing = library.transaction(async (transaction) => {
      const { tx } = transaction;
      await shop.write(transaction, "a");
      await shop.jobs.orders.confirm.publish({ order: "a" }, { tx });
      await shop.jobs.orders.ship.publish({ order: "a" }, { tx });
      await shop.jobs.orders.remind.publish({ order: "a" }, { tx });
      await shop.jobs.orders.schedule({ task: "pack", input: { order: "a" }, options: { tx } });
      await shop.write(transaction, "a");
    });

    await expect(failing).rejects.toThrow();
    expect([await shop.orders(), await shop.published()]).toEqual([[], []]);
    for (const job of [shop.jobs.orders.ship, shop.jobs.orders.remind])
      expect(await job.publish({ order: "a" })).toMatchObject({ deduplicated: false });
  });

  test("many entries are stored with the transaction, with receipts in order", async () => {
    const shop = await openShop();
    const entries = Array.from({ length: 300 }, (_entry, index) => ({
      payload: { order: String(index % 200).padStart(3, "0") },
    }));
    const receipts = await open(shop.connectionString).transaction(({ tx }) =>
      shop.jobs.orders.ship.publishMany(entries, { tx }),
    );

    expect(receipts.map(({ deduplicated }) => deduplicated)).toEqual([
      ...Array(200).fill(false),
      ...Array(100).fill(true),
    ]);
    expect(receipts.slice(200).map(({ id }) => id)).toEqual(receipts.slice(0, 100).map(({ id }) => id));
    expect(await shop.published()).toEqual(entries.slice(0, 200).map(({ payload }) => payload.order));
  });

  test("a key that is taken gives the standing job, and the transaction goes on", async () => {
    const shop = await openShop();
    const standing = await Promise.all(
      [shop.jobs.orders.ship, shop.jobs.orders.remind].map((job) => job.publish({ order: "a" })),
    );
    const receipts = await open(shop.connectionString).transaction(async (transaction) => {
      const { tx } = transaction;
      const ship = await shop.jobs.orders.ship.publish({ order: "a" }, { tx });
      const remind = await shop.jobs.orders.remind.publish({ order: "a" }, { tx });
      await shop.write(transaction, "a");
      return [ship, remind];
    });

    expect(receipts).toEqual(standing.map(({ id }) => ({ id, deduplicated: true })));
    expect([await shop.orders(), await shop.published()]).toEqual([["a"], ["a", "a"]]);
  });

  test("a publish that is refused leaves the transaction as it was", async () => {
    const shop = await openShop();
    await open(shop.connectionString).transaction(async (transaction) => {
      const { tx } = transaction;
      await shop.write(transaction, "a");
      const bad: unknown = { order: 5 };
      await expect(
        shop.jobs.orders.confirm.publish(bad as { readonly order: string }, { tx }),
      ).rejects.toMatchObject({ name: "PayloadError" });
      await shop.query(`ALTER TABLE ${shop.schemas.own}.throttle RENAME TO elsewhere`);
      await expect(shop.jobs.orders.remind.publish({ order: "a" }, { tx })).rejects.toThrow();
      await shop.query(`ALTER TABLE ${shop.schemas.own}.elsewhere RENAME TO throttle`);
      await shop.jobs.orders.confirm.publish({ order: "b" }, { tx });
    });

    expect([await shop.orders(), await shop.published()]).toEqual([["a"], ["b"]]);
  });

  test("calls at once in one transaction are carried out in turn", async () => {
    const shop = await openShop();
    const receipts = await open(shop.connectionString).transaction(({ tx }) =>
      Promise.all(["a", "b", "a"].map((order) => shop.jobs.orders.ship.publish({ order }, { tx }))),
    );

    expect(receipts[2]).toEqual({ id: receipts[0]?.id, deduplicated: true });
    expect(await shop.published()).toEqual(["a", "b"]);
  });
});

test("the highest priority goes first among jobs of one transaction", async () => {
  const shop = await openShop();
  await openPg(shop.connectionString).transaction(async ({ tx }) => {
    await shop.jobs.orders.pack.publish({ order: "low" }, { tx });
    await shop.jobs.orders.pack.publish({ order: "high" }, { tx, priority: 5 });
  });
  const boss = `${shop.schemas.boss}.job`;

  expect(await shop.query(`SELECT data->>'order' AS order, priority FROM ${boss} ORDER BY priority`)).toEqual(
    [
      { order: "low", priority: 0 },
      { order: "high", priority: 5 },
    ],
  );
});

test("the commit wakes a worker", async () => {
  const shop = await openShop();
  const library = openPg(shop.connectionString);
  const notified: string[] = [];
  await library.transaction(async (listening) => {
    await listening.execute("COMMIT");
    const [row] = await shop.query<{ readonly channel: string }>(
      "SELECT 'pgboss_' || left(encode(sha224(convert_to($1, 'UTF8')), 'hex'), 24) AS channel",
      [shop.schema],
    );
    if (!("on" in listening.tx) || typeof listening.tx.on !== "function")
      throw new TypeError("No client of pg.");
    listening.tx.on("notification", ({ payload }: { readonly payload: string }) => notified.push(payload));
    await listening.execute(`LISTEN ${row?.channel}`);
    await library.transaction(async ({ tx }) => {
      await shop.jobs.orders.confirm.publish({ order: "a" }, { tx });
      await listening.execute("SELECT");
      expect(notified).toEqual([]);
    });
    await until(() => notified.length > 0);
  });

  expect(notified).toEqual(["orders.confirm"]);
});
