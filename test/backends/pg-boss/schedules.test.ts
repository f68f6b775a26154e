import { expect, test } from "vitest";
import type { Backend, NewSchedule } from "../../../runtime/backend.ts";
import { contractByHand, jobByHand, newJobByHand } from "../../conformance/by-hand.ts";
import { quietLogger } from "../../conformance/quiet-logger.ts";
import { until } from "../../conformance/until.ts";
import { newPlace, type Place } from "./place.ts";

const letters = jobByHand("letters", { dedupe: { mode: "unfinished", key: null, ttl: null } });
const parcels = jobByHand("parcels", { dedupe: { mode: "throttle", key: null, ttl: 60_000 } });

test("schedules are pg-boss's, under keys that carry the manifest's name", async () => {
  const { place, backend } = await prepared();
  const nightly = scheduleOf("nightly", { attempts: 5, dedupe: { mode: "unfinished", key: "[true]" } });
  await backend.reconcileSchedules("shop", [nightly]);

  const rows = await place.query(
    `SELECT name, key, cron, timezone, data, options FROM ${place.schemas.boss}.schedule`,
  );
  expect(rows).toMatchObject([
    {
      ...{ name: "jobwright/schedules", key: "shop/letters/nightly" },
      ...{ cron: "0 3 * * *", timezone: "Europe/Prague", options: { missed: "once" } },
      data: { key: "shop/letters/nightly", job: nightly.job },
    },
  ]);
});

test("a schedule's jobs are deduped like any other, and keyless ones are not", async () => {
  const { place, backend } = await prepared();
  const throttled = { name: "parcels", dedupe: { mode: "throttle", key: "k", ttl: 60_000 } } as const;
  const [keyed, keyless] = [scheduleOf("a", { dedupe: { mode: "unfinished", key: "k" } }), scheduleOf("b")];
  await backend.reconcileSchedules("shop", [keyed, keyless, scheduleOf("c", throttled)]);
  await place.consume(backend, [], async () => {});
  await place.query(`UPDATE ${place.schemas.boss}.schedule SET created_on = now() - interval '2 days'`);
  for (const key of ["letters/a", "letters/b", "parcels/c"]) {
    for (const _ of ["first", "second"]) await comeDue(place, `shop/${key}`);
  }

  await until(async () => (await stored(place, "jobwright/schedules", "completed")).length === 6);
  expect((await stored(place, "letters")).map((row) => row.keyed).sort()).toEqual([false, false, true]);
  expect(await stored(place, "parcels")).toHaveLength(1);
});

test("a time before a schedule existed, or had its cron, makes no job", async () => {
  const { place, backend } = await prepared();
  const letter = { ...scheduleOf("yearly"), cron: "0 0 1 1 *" };
  await backend.reconcileSchedules("shop", [letter]);
  await place.query(`UPDATE ${place.schemas.boss}.schedule SET created_on = now() - interval '2 years'`);
  await backend.reconcileSchedules("shop", [letter]);
  await place.consume(backend, [], async () => {});
  const handled = async (count: number): Promise<boolean> =>
    (await stored(place, "jobwright/schedules", "completed")).length === count;

  await comeDue(place, "shop/letters/yearly");
  await until(() => handled(1));
  expect(await stored(place, "letters")).toHaveLength(1);
  await backend.reconcileSchedules("shop", [{ ...letter, cron: "0 0 2 1 *" }]);
  await comeDue(place, "shop/letters/yearly");
  await until(() => handled(2));
  expect(await stored(place, "letters")).toHaveLength(1);
});

test("a bounded pass says once that nobody keeps the time of its schedules", async () => {
  const { place, backend } = await prepared();
  const scheduled = jobByHand("letters", {
    schedules: [{ key: "nightly", cron: "0 3 * * *", tz: "UTC", payload: {} }],
  });
  const warnings: unknown[] = [];
  const logger = { ...quietLogger, warn: (fields: object) => void warnings.push(fields) };
  const pass = async (worker: Backend): Promise<void> => {
    const request = { jobs: [scheduled], concurrency: 1, limit: 1, logger, run: async () => {} };
    await (await worker.consume(request)).done;
  };
  await pass(backend);
  await pass(backend);
  expect(warnings).toEqual([{ jobs: ["letters"] }]);

  await place.consume(backend, [], async () => {});
  const { boss } = place.schemas;
  await until(async () => (await place.query(`SELECT FROM ${boss}.version WHERE cron_on IS NOT NULL`))[0]);
  await pass(place.open());
  expect(warnings).toHaveLength(1);
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
    `INSERT INTO ${place.schemas.boss}.schedule (name, key, cron) VALUES ('letters', 'shop/letters/nightly', '* * * * *')`,
  );
  await backend.reconcileSchedules("shop", [scheduleOf("nightly")]);
  await backend.reconcileSchedules("shop-two", [scheduleOf("nightly")]);
  await backend.reconcileSchedules("shop", []);

  expect(await keys(place)).toEqual(["shop-two/letters/nightly", "shop/letters/nightly"]);
});

async function prepared() {
  const place = await newPlace();
  const backend = place.open();
  await backend.prepare(contractByHand(letters, parcels));
  return { place, backend };
}

/** What pg-boss does when a schedule's time has come. */
async function comeDue({ query, schemas }: Place, key: string): Promise<void> {
  await query(
    `INSERT INTO ${schemas.boss}.job (name, data) SELECT name, data FROM ${schemas.boss}.schedule WHERE key = $1`,
    [key],
  );
}

interface StoredRow {
  readonly keyed: boolean;
}

async function stored(
  { query, schemas }: Place,
  name: string,
  state?: string,
): Promise<readonly StoredRow[]> {
  return query(
    `SELECT singleton_key = 'k' AS keyed FROM ${schemas.boss}.job WHERE name = $1 AND state::text = coalesce($2, state::text)`,
    [name, state],
  );
}

async function keys({ query, schemas }: Place): Promise<readonly string[]> {
  const rows = await query<{ readonly key: string }>(`SELECT key FROM ${schemas.boss}.schedule ORDER BY key`);
  return rows.map(({ key }) => key);
}

function scheduleOf(key: string, fields: Partial<NewSchedule["job"]> = {}): NewSchedule {
  const { id: _id, startAt: _startAt, ...job } = newJobByHand("letters", fields);
  return { key, cron: "0 3 * * *", tz: "Europe/Prague", job };
}
