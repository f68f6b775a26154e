import { expect, test } from "vitest";
import { until } from "../../../conformance/until.ts";
import { openPg } from "./libraries.ts";
import { told } from "./told.ts";
import { openWorkedShop } from "./worked-shop.ts";

test("a job that is not to be kept is gone with the commit", async () => {
  const shop = await openWorkedShop((place) => ({
    "orders.pack": ({ payload, complete }) =>
      openPg(place.connectionString).transaction(async (transaction) => {
        await place.write(transaction, payload.order);
        await complete(transaction.tx);
      }),
  }));
  const { id } = await shop.jobs.orders.pack.publish({ order: "a" });

  await told(shop, ["start 1", "success a", "complete completed"]);
  expect(await shop.jobs.orders.pack.get(id)).toBeUndefined();
  expect(await shop.orders()).toEqual(["a"]);
});

test("the completed job and what its handler publishes are one", async () => {
  const shop = await openWorkedShop((place) => ({
    "orders.confirm": ({ payload, complete, job }) =>
      openPg(place.connectionString).transaction(async ({ tx }) => {
        await place.jobs.orders.ship.publish(payload, { tx });
        const result = await complete(tx, { confirmed: "yes" });
        if (job.attempt === 1) throw new Error("The shop is closed.");
        return result;
      }),
  }));
  const { id } = await shop.jobs.orders.confirm.publish({ order: "a" });

  await shop.jobs.orders.confirm.waitFor(id);
  expect(await shop.published()).toEqual(["a", "a"]);
});

test("a result that does not fit its schema completes nothing", async () => {
  const shop = await openWorkedShop((place) => ({
    "orders.confirm": ({ payload, complete, job }) =>
      openPg(place.connectionString).transaction(async (transaction) => {
        await place.write(transaction, payload.order);
        const result: unknown = job.attempt === 1 ? { confirmed: 5 } : { confirmed: "yes" };
        return complete(transaction.tx, result as { confirmed: string });
      }),
  }));
  const { id } = await shop.jobs.orders.confirm.publish({ order: "a" });

  await shop.jobs.orders.confirm.waitFor(id);
  expect(await shop.orders()).toEqual(["a"]);
  expect(shop.told[1]).toMatch(/^retry The result of orders.confirm is not valid/);
});

test("a job that was taken from its worker is not completed, and nothing that came with it holds", async () => {
  const refusals: unknown[] = [];
  const shop = await openWorkedShop((place) => ({
    "orders.confirm": async ({ payload, complete }) => {
      await place.query(`UPDATE ${place.schemas.boss}.job SET state = 'failed', output = '{}'`);
      return openPg(place.connectionString).transaction(async (transaction) => {
        await place.write(transaction, payload.order);
        return complete(transaction.tx, { confirmed: "yes" }).catch((error: unknown) => {
          refusals.push(error);
          throw error;
        });
      });
    },
  }));
  const { id } = await shop.jobs.orders.confirm.publish({ order: "a" });

  await until(() => refusals.length > 0);
  expect(refusals).toMatchObject([
    {
      name: "WorkerLostError",
      message: expect.stringMatching(`^orders.confirm ${id}.* was not completed.$`),
    },
  ]);
  expect(await shop.orders()).toEqual([]);
  expect(shop.told).toEqual(["start 1"]);
});

test("a handler that returns although its transaction was rolled back has failed", async () => {
  const shop = await openWorkedShop((place) => ({
    "orders.confirm": async ({ complete, job }) => {
      const result = { confirmed: "yes" };
      await openPg(place.connectionString)
        .transaction(async ({ tx }) => {
          await complete(tx, result);
          if (job.attempt === 1) throw new Error("The shop is closed.");
        })
        .catch(() => {});
      return result;
    },
  }));
  const { id } = await shop.jobs.orders.confirm.publish({ order: "a" });

  expect(await shop.jobs.orders.confirm.waitFor(id)).toEqual({ confirmed: "yes" });
  expect(shop.told[1]).toBe(
    "retry The handler completed its job in a transaction that was rolled back, and returned.",
  );
});

test("so it has where only the savepoint was rolled back that it completed its job in", async () => {
  const shop = await openWorkedShop((place) => ({
    "orders.confirm": ({ payload, complete, job }) =>
      openPg(place.connectionString).transaction(async (transaction) => {
        if (job.attempt === 2) await place.write(transaction, payload.order);
        await transaction.execute("SAVEPOINT mine");
        const result = await complete(transaction.tx, { confirmed: "yes" });
        if (job.attempt === 1) await transaction.execute("ROLLBACK TO SAVEPOINT mine");
        return result;
      }),
  }));
  const { id } = await shop.jobs.orders.confirm.publish({ order: "a" });

  await shop.jobs.orders.confirm.waitFor(id);
  expect(shop.told[1]).toMatch(/^retry .* was rolled back/);
  expect(await shop.orders()).toEqual(["a"]);
});

test("an error after the commit changes nothing", async () => {
  const shop = await openWorkedShop((place) => ({
    "orders.confirm": async ({ complete }) => {
      await openPg(place.connectionString).transaction(({ tx }) => complete(tx, { confirmed: "yes" }));
      throw new Error("Too late.");
    },
  }));
  const { id } = await shop.jobs.orders.confirm.publish({ order: "a" });

  expect(await shop.jobs.orders.confirm.waitFor(id)).toEqual({ confirmed: "yes" });
  await told(shop, ["start 1", "success a yes", "complete completed"]);
});

test("complete works once: then it throws, and so it does after the attempt", async () => {
  const refusals: unknown[] = [];
  const shop = await openWorkedShop((place) => ({
    "orders.confirm": async ({ complete }) => {
      const { transaction } = openPg(place.connectionString);
      const again = (): Promise<unknown> =>
        transaction(({ tx }) => complete(tx, { confirmed: "again" })).catch((error: unknown) =>
          refusals.push(error),
        );
      const result = await transaction(({ tx }) => complete(tx, { confirmed: "once" }));
      await again();
      setTimeout(again, 300);
      return result;
    },
  }));
  const { id } = await shop.jobs.orders.confirm.publish({ order: "a" });

  await until(() => refusals.length === 2);
  expect(refusals).toMatchObject([
    { message: `orders.confirm ${id} has been completed already.` },
    { message: `orders.confirm ${id}: this attempt is over, and was not completed.` },
  ]);
  expect(await shop.jobs.orders.confirm.waitFor(id)).toEqual({ confirmed: "once" });
});
