import { expect, test } from "vitest";
import type { NewSchedule } from "../../../runtime/backend.ts";
import { contractByHand, jobByHand, newJobByHand } from "../../conformance/by-hand.ts";
import { newPlace } from "./place.ts";

const letters = jobByHand("letters", { dedupe: { mode: "unfinished", key: null, ttl: null } });

test("schedules are pg-boss's, under keys that carry the manifest's name", async () => {
  const { place, backend } = await prepared();
  await backend.reconcileSchedules("shop", [
    scheduleOf("nightly", { attempts: 5, priority: 7, dedupe: { mode: "unfinished", key: "[true]" } }),
    scheduleOf("weekly"),
  ]);

  expect(
    await place.query(
      `SELECT name, key, cron, timezone, options FROM ${place.schemas.boss}.schedule ORDER BY key`,
    ),
  ).toMatchObject([
    {
      ...{ name: "letters", key: "jobwright/shop/nightly", cron: "0 3 * * *", timezone: "Europe/Prague" },
      options: { retryLimit: 4, priority: 7, singletonKey: "[true]", missed: "once" },
    },
    { key: "jobwright/shop/weekly", options: { retryLimit: 2, singletonKey: "jobwright/shop/weekly" } },
  ]);
});

test("a key of any text is its own", async () => {
  const { place, backend } = await prepared();
  await backend.reconcileSchedules(
    "shop",
    ["ještě", "a b", "a/b", "a_b"].map((key) => scheduleOf(key)),
  );

  expect(await keys(place)).toHaveLength(4);
});

test("schedules that others made stay", async () => {
  const { place, backend } = await prepared();
  await place.query(
    `INSERT INTO ${place.schemas.boss}.schedule (name, key, cron) VALUES ('letters', 'shop', '* * * * *')`,
  );
  await backend.reconcileSchedules("shop", [scheduleOf("nightly")]);
  await backend.reconcileSchedules("shop-two", [scheduleOf("nightly")]);
  await backend.reconcileSchedules("shop", []);

  expect(await keys(place)).toEqual(["jobwright/shop-two/nightly", "shop"]);
});

async function prepared() {
  const place = await newPlace();
  const backend = place.open();
  await backend.prepare(contractByHand(letters));
  return { place, backend };
}

async function keys({ query, schemas }: Awaited<ReturnType<typeof newPlace>>): Promise<readonly string[]> {
  const rows = await query<{ readonly key: string }>(`SELECT key FROM ${schemas.boss}.schedule ORDER BY key`);
  return rows.map(({ key }) => key);
}

function scheduleOf(key: string, fields: Partial<NewSchedule["job"]> = {}): NewSchedule {
  const { id: _id, startAt: _startAt, ...job } = newJobByHand("letters", fields);
  return { key, cron: "0 3 * * *", tz: "Europe/Prague", job };
}
