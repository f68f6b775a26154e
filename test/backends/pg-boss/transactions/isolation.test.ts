import { describe, expect, test } from "vitest";
import { until } from "../../../conformance/until.ts";
import type { Jobs } from "./generated/client.ts";
import { libraries, openPg } from "./libraries.ts";
import { openShop, type Shop } from "./shop.ts";

const modes = [
  ["unfinished", ({ orders }: Jobs) => orders.ship],
  ["throttle", ({ orders }: Jobs) => orders.remind],
] as const;

describe.each(modes)("two transactions with one key, deduped by %s", (_, jobOf) => {
  test("the second waits for the first, and stands back when that commits", async () => {
    const shop = await openShop();
    const job = jobOf(shop.jobs);
    const library = openPg(shop.connectionString);
    const first = await library.transaction(async ({ tx }) => {
      const stored = await job.publish({ order: "a" }, { tx });
      const second = library.transaction((other) => job.publish({ order: "a" }, { tx: other.tx }));
      await untilBlocked(shop);
      return { stored, second };
    });

    expect(await first.second).toEqual({ id: first.stored.id, deduplicated: true });
    expect(await shop.published()).toEqual(["a"]);
  });

  test("the second is stored where the first rolls back", async () => {
    const shop = await openShop();
    const job = jobOf(shop.jobs);
    const library = openPg(shop.connectionString);
    const seconds: ReturnType<typeof job.publish>[] = [];
    const first = library.transaction(async ({ tx }) => {
      await job.publish({ order: "a" }, { tx });
      seconds.push(library.transaction((other) => job.publish({ order: "a" }, { tx: other.tx })));
      await untilBlocked(shop);
      throw new Error("The order was withdrawn.");
    });

    await expect(first).rejects.toThrow("withdrawn");
    expect(await seconds[0]).toMatchObject({ deduplicated: false });
    expect(await shop.published()).toEqual(["a"]);
  });

  test("a publish outside of transactions waits for one that has its key", async () => {
    const shop = await openShop();
    const job = jobOf(shop.jobs);
    const first = await openPg(shop.connectionString).transaction(async ({ tx }) => {
      const stored = await job.publish({ order: "a" }, { tx });
      const outside = job.publish({ order: "a" });
      await untilBlocked(shop);
      return { stored, outside };
    });

    expect(await first.outside).toEqual({ id: first.stored.id, deduplicated: true });
  });

  test.each(["repeatable read", "serializable"] as const)(
    "under %s a key taken meanwhile is a serialization failure, as the library gives it",
    async (isolation) => {
      const shop = await openShop();
      const job = jobOf(shop.jobs);
      for (const open of Object.values(libraries)) {
        const library = open(shop.connectionString);
        const order = crypto.randomUUID();
        const publish = (): ReturnType<typeof job.publish> =>
          library.transaction(async (transaction) => {
            // The first statement decides what the transaction sees.
            await transaction.execute("SELECT");
            standing ??= await job.publish({ order });
            return job.publish({ order }, { tx: transaction.tx });
          }, isolation);
        let standing: Awaited<ReturnType<typeof publish>> | undefined;

        const refused = await publish().catch((error: unknown) => error);
        expect(stateOf(refused)).toBe("40001");
        expect(await publish()).toEqual({ id: standing?.id, deduplicated: true });
      }
    },
  );
});

test.each(["repeatable read", "serializable"] as const)(
  "under %s a transaction publishes as under read committed",
  async (isolation) => {
    const shop = await openShop();
    await openPg(shop.connectionString).transaction(async (transaction) => {
      const { tx } = transaction;
      await shop.write(transaction, "a");
      await shop.jobs.orders.confirm.publish({ order: "a" }, { tx });
      const first = await shop.jobs.orders.ship.publish({ order: "a" }, { tx });
      const second = await shop.jobs.orders.ship.publish({ order: "a" }, { tx });
      expect(second).toEqual({ id: first.id, deduplicated: true });
    }, isolation);

    expect([await shop.orders(), await shop.published()]).toEqual([["a"], ["a", "a"]]);
  },
);

test("a throttle that ends during a transaction lets its publish through", async () => {
  const shop = await openShop();
  await shop.jobs.orders.remind.publish({ order: "a" });
  const receipt = await openPg(shop.connectionString).transaction(async (transaction) => {
    await transaction.execute("SELECT");
    await shop.query(`UPDATE ${shop.schemas.own}.throttle SET expires_at = clock_timestamp()`);
    return shop.jobs.orders.remind.publish({ order: "a" }, { tx: transaction.tx });
  });

  expect(receipt).toMatchObject({ deduplicated: false });
});

/** A statement on this shop's tables waits for another transaction. */
async function untilBlocked({ query, schema }: Shop): Promise<void> {
  await until(async () => {
    const waiting = await query(
      "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND position($1 in query) > 0",
      [schema],
    );
    return waiting.length > 0;
  });
}

/** Libraries wrap the driver's error. */
function stateOf(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined;
  return "code" in error ? error.code : stateOf(error.cause);
}
