import { expect, test } from "vitest";
import { until } from "../../../conformance/until.ts";
import { openPg } from "./libraries.ts";
import { openShop } from "./shop.ts";

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
