import { expect, test } from "vitest";
import { until } from "../../../conformance/until.ts";
import { openPg } from "./libraries.ts";
import type { Shop } from "./shop.ts";
import { openWorkedShop } from "./worked-shop.ts";

test("a transaction that stays open when it has completed its job holds back no other run", async () => {
  const begun = Promise.withResolvers<void>();
  const commit = Promise.withResolvers<void>();
  const shop = await openWorkedShop((place) => ({
    "orders.confirm": ({ complete }) =>
      openPg(place.connectionString).transaction(async ({ tx }) => {
        const result = await complete(tx, { confirmed: "yes" });
        begun.resolve();
        await commit.promise;
        return result;
      }),
    "orders.ship": () => commit.promise,
    "orders.remind": () => "sent",
  }));
  const slow = await shop.jobs.orders.confirm.publish({ order: "a" });
  const beside = await shop.jobs.orders.ship.publish({ order: "a" });
  await begun.promise;

  await untilRenewed(shop, beside.id);
  const { id } = await shop.jobs.orders.remind.publish({ order: "a" });
  expect(await shop.jobs.orders.remind.waitFor(id)).toBe("sent");
  commit.resolve();
  expect(await shop.jobs.orders.confirm.waitFor(slow.id)).toEqual({ confirmed: "yes" });
});

test("an attempt goes on under its lease when its completion was rolled back, and may complete again", async () => {
  const shop = await openWorkedShop((place) => ({
    "orders.confirm": async ({ complete, job, signal }) => {
      const { transaction } = openPg(place.connectionString);
      const failing = transaction(async ({ tx }) => {
        await complete(tx, { confirmed: "first" });
        throw new Error("The shop is closed.");
      });
      await expect(failing).rejects.toThrow("closed");
      await untilRenewed(place, job.id);
      signal.throwIfAborted();
      return transaction(({ tx }) => complete(tx, { confirmed: "second" }));
    },
  }));
  const { id } = await shop.jobs.orders.confirm.publish({ order: "a" });

  expect(await shop.jobs.orders.confirm.waitFor(id)).toEqual({ confirmed: "second" });
  expect(shop.told).toEqual(["start 1", "success a second", "complete completed"]);
});

test("a commit decides, also where the timeout came before it", async () => {
  const shop = await openWorkedShop((place) => ({
    "orders.bill": ({ complete, signal }) =>
      openPg(place.connectionString).transaction(async ({ tx }) => {
        await complete(tx, "billed");
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
      }),
  }));
  const { id } = await shop.jobs.orders.bill.publish({ order: "a" });

  expect(await shop.jobs.orders.bill.waitFor(id)).toBe("billed");
  await until(() => shop.told.length === 2);
  expect(shop.told).toEqual(["start 1", "complete completed"]);
});

test("a timeout whose transaction is rolled back fails the attempt", async () => {
  const shop = await openWorkedShop((place) => ({
    "orders.bill": ({ complete, signal, job }) =>
      openPg(place.connectionString).transaction(async ({ tx }) => {
        await complete(tx, "billed");
        if (job.attempt === 2) return;
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        signal.throwIfAborted();
      }),
  }));
  const { id } = await shop.jobs.orders.bill.publish({ order: "a" });

  await shop.jobs.orders.bill.waitFor(id);
  expect(shop.told[1]).toMatch(/^retry The attempt ran longer than its timeout/);
  expect(await shop.jobs.orders.bill.get(id)).toMatchObject({ attempt: 2 });
});

test("under serializable, a completion that comes first in its transaction holds, however long the run was", async () => {
  const shop = await openWorkedShop((place) => ({
    "orders.confirm": async ({ payload, complete, job }) => {
      await untilRenewed(place, job.id);
      return openPg(place.connectionString).transaction(async (transaction) => {
        const result = await complete(transaction.tx, { confirmed: "yes" });
        await place.write(transaction, payload.order);
        return result;
      }, "serializable");
    },
  }));
  const { id } = await shop.jobs.orders.confirm.publish({ order: "a" });

  expect(await shop.jobs.orders.confirm.waitFor(id)).toEqual({ confirmed: "yes" });
  expect(await shop.jobs.orders.confirm.get(id)).toMatchObject({ attempt: 1 });
});

test("under serializable, one that comes after a renewal of the lease is a serialization failure", async () => {
  const codes: unknown[] = [];
  const shop = await openWorkedShop((place) => ({
    "orders.confirm": ({ payload, complete, job }) =>
      openPg(place.connectionString).transaction(async (transaction) => {
        await place.write(transaction, payload.order);
        if (job.attempt === 1) await untilRenewed(place, job.id);
        return complete(transaction.tx, { confirmed: "yes" }).catch((error: unknown) => {
          codes.push(error instanceof Error && "code" in error ? error.code : error);
          throw error;
        });
      }, "serializable"),
  }));
  const { id } = await shop.jobs.orders.confirm.publish({ order: "a" });

  expect(await shop.jobs.orders.confirm.waitFor(id)).toEqual({ confirmed: "yes" });
  expect([codes, await shop.orders()]).toEqual([["40001"], ["a"]]);
});

/** The lease of a job's run was renewed, from when this is called. */
async function untilRenewed({ query, schemas }: Shop, id: string): Promise<void> {
  const renewals = async (): Promise<string | undefined> => {
    const [row] = await query<{ readonly at: string }>(
      `SELECT heartbeat_on::text AS at FROM ${schemas.boss}.job WHERE id = $1 AND state = 'active'`,
      [id],
    );
    return row?.at;
  };
  const first = await until(renewals);
  await until(async () => (await renewals()) !== first);
}
