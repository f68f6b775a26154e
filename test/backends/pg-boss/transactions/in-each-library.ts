import { describe, expect, test } from "vitest";
import type { OpenLibrary } from "./libraries.ts";
import { openShop } from "./shop.ts";
import { told } from "./told.ts";
import { openWorkedShop } from "./worked-shop.ts";

/** What holds in a transaction of any library, each in a test. */
export function holdsInTransactionsOf(name: string, open: OpenLibrary): void {
  describe(`in a transaction of ${name}`, () => {
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

      expect(receipts.map(({ deduplicated }) => deduplicated).sort()).toEqual([false, false, true]);
      expect(receipts[2]?.id).toBe(receipts[0]?.id);
      expect(await shop.published()).toEqual(["a", "b"]);
    });

    test("a job is completed with what its handler wrote", async () => {
      const shop = await openWorkedShop((place) => ({
        "orders.confirm": ({ payload, complete }) =>
          open(place.connectionString).transaction(async (transaction) => {
            await place.write(transaction, payload.order);
            const result = await complete(transaction.tx, { confirmed: "yes" });
            const [row] = await place.query<{ readonly state: string }>(
              `SELECT state::text AS state FROM ${place.schemas.boss}.job`,
            );
            expect([row?.state, await place.orders()]).toEqual(["active", []]);
            return result;
          }),
      }));
      const { id } = await shop.jobs.orders.confirm.publish({ order: "a" });

      expect(await shop.jobs.orders.confirm.waitFor(id)).toEqual({ confirmed: "yes" });
      expect(await shop.jobs.orders.confirm.get(id)).toMatchObject({ state: "completed", attempt: 1 });
      expect(await shop.orders()).toEqual(["a"]);
      await told(shop, ["start 1", "success a yes", "complete completed"]);
    });

    test("a transaction that rolls back takes the completion with it, and the job is tried again", async () => {
      const shop = await openWorkedShop((place) => ({
        "orders.confirm": ({ payload, complete, job }) =>
          open(place.connectionString).transaction(async (transaction) => {
            await place.write(transaction, payload.order);
            const result = await complete(transaction.tx, { confirmed: "yes" });
            if (job.attempt === 1) throw new Error("The shop is closed.");
            return result;
          }),
      }));
      const { id } = await shop.jobs.orders.confirm.publish({ order: "a" });

      expect(await shop.jobs.orders.confirm.waitFor(id)).toEqual({ confirmed: "yes" });
      expect(await shop.jobs.orders.confirm.get(id)).toMatchObject({ attempt: 2 });
      expect(await shop.orders()).toEqual(["a"]);
      await told(shop, [
        "start 1",
        "retry The shop is closed.",
        "start 2",
        "success a yes",
        "complete completed",
      ]);
    });
  });
}
