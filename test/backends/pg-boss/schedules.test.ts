import { expect, test } from "vitest";
import type { Backend, ClaimedJob, NewSchedule } from "../../../runtime/backend.ts";
import { contractByHand, jobByHand, newJobByHand } from "../../conformance/by-hand.ts";
import { quietLogger } from "../../conformance/quiet-logger.ts";
import { newPlace, type Place } from "./place.ts";

const letters = jobByHand("letters", { dedupe: { mode: "unfinished", key: null, ttl: null } });
const parcels = jobByHand("parcels", { dedupe: { mode: "throttle", key: null, ttl: 60_000 } });

test("a schedule that is due makes one job, in a bounded pass too, and is planned for its next time", async () => {
  const { place, backend } = await prepared();
  await backend.reconcileSchedules("shop", [scheduleOf("nightly", { attempts: 5, payload: { full: true } })]);
  await makeDue(place, "3 days");

  expect(await pass(backend)).toMatchObject([{ payload: { full: true }, attempt: 1, maxAttempts: 5 }]);
  expect(await pass(backend)).toEqual([]);
  expect(await planned(place)).toMatchObject([{ isAhead: true }]);
});

test("of several workers that meet a due schedule at once, one makes its job", async () => {
  const { place, backend } = await prepared();
  const keys = Array.from({ length: 20 }, (_, index) => `key-${index}`);
  const schedules = keys.map((key) => scheduleOf(key));
  await Promise.all([1, 2, 3].map(() => place.open().reconcileSchedules("shop", schedules)));
  await makeDue(place);

  const backends = [backend, place.open(), place.open()];
  const claimed = await Promise.all(backends.map((one) => pass(one)));

  expect(claimed.flat()).toHaveLength(20);
});

test("a schedule's jobs are deduped like any other, and keyless ones are not", async () => {
  const { place, backend } = await prepared();
  const throttled = { name: "parcels", dedupe: { mode: "throttle", key: "k", ttl: 60_000 } } as const;
  const keyed = scheduleOf("a", { dedupe: { mode: "unfinished", key: "k" } });
  await backend.reconcileSchedules("shop", [keyed, scheduleOf("b"), scheduleOf("c", throttled)]);
  for (const _ of ["first", "second"]) {
    await makeDue(place);
    await pass(backend, []);
  }

  expect((await stored(place, "letters")).map((row) => row.keyed).sort()).toEqual([false, false, true]);
  expect(await stored(place, "parcels")).toHaveLength(1);
});

test("a time that is planned stays with an unchanged cron, and goes with another", async () => {
  const { place, backend } = await prepared();
  const nightly = scheduleOf("nightly");
  await backend.reconcileSchedules("shop", [nightly]);
  await makeDue(place);

  await backend.reconcileSchedules("shop", [{ ...nightly, job: { ...nightly.job, attempts: 9 } }]);
  expect(await planned(place)).toMatchObject([{ isAhead: false }]);
  await backend.reconcileSchedules("shop", [{ ...nightly, cron: "0 4 * * *" }]);
  expect(await planned(place)).toMatchObject([{ isAhead: true }]);
});

test("a schedule whose queue is gone is reported, and holds back no other", async () => {
  const { place, backend } = await prepared();
  const lost = scheduleOf("lost", { name: "lost" });
  await backend.reconcileSchedules("shop", [lost, scheduleOf("nightly")]);
  await makeDue(place);
  const warnings: object[] = [];

  const claimed = await pass(backend, [letters], (fields) => warnings.push(fields));

  expect(claimed).toHaveLength(1);
  expect(warnings).toMatchObject([{ error: { message: expect.stringContaining("no queue lost") } }]);
});

test("times that only BullMQ keeps are refused", async () => {
  const { backend } = await prepared();
  const { job, key } = scheduleOf("often");
  for (const times of [{ every: 60_000 }, { cron: "0 0 3 * * *", tz: "UTC" }]) {
    const reconciled = backend.reconcileSchedules("shop", [{ key, job, ...times }]);
    await expect(reconciled).rejects.toThrow("the schedule often of letters");
  }
});

test("a key of any text is its own", async () => {
  const { place, backend } = await prepared();
  const keys = ["ještě", "a b", "a/b", "a_b"];
  await backend.reconcileSchedules(
    "shop",
    keys.map((key) => scheduleOf(key)),
  );

  expect((await planned(place)).map(({ key }) => key).sort()).toEqual(keys.sort());
});

test("other manifests' schedules stay", async () => {
  const { place, backend } = await prepared();
  await backend.reconcileSchedules("shop", [scheduleOf("nightly")]);
  await backend.reconcileSchedules("shop-two", [scheduleOf("nightly")]);
  await backend.reconcileSchedules("shop", []);

  expect((await planned(place)).map(({ manifest }) => manifest)).toEqual(["shop-two"]);
});

async function prepared() {
  const place = await newPlace();
  const backend = place.open();
  await backend.prepare(contractByHand(letters, parcels));
  return { place, backend };
}

/** A bounded pass, and what it claimed. */
async function pass(
  backend: Backend,
  jobs = [letters],
  warn: (fields: object) => void = () => {},
): Promise<readonly ClaimedJob[]> {
  const claimed: ClaimedJob[] = [];
  const consumer = await backend.consume({
    ...{ jobs, concurrency: 5, limit: 100, logger: { ...quietLogger, warn } },
    run: async (job) => {
      claimed.push(job);
      await job.settle({ kind: "completed", result: undefined });
    },
  });
  await consumer.done;
  return claimed;
}

/** As if the time of every schedule had come so long ago. */
async function makeDue({ query, schemas }: Place, ago = "1 second"): Promise<void> {
  await query(`UPDATE ${schemas.own}.schedule SET next_at = now() - $1::interval`, [ago]);
}

interface PlannedRow {
  readonly manifest: string;
  readonly key: string;
  readonly isAhead: boolean;
}

async function planned({ query, schemas }: Place): Promise<readonly PlannedRow[]> {
  return query(`SELECT manifest, key, next_at > now() AS "isAhead" FROM ${schemas.own}.schedule`);
}

interface StoredRow {
  readonly keyed: boolean;
}

async function stored({ query, schemas }: Place, name: string): Promise<readonly StoredRow[]> {
  return query(`SELECT singleton_key = 'k' AS keyed FROM ${schemas.boss}.job WHERE name = $1`, [name]);
}

function scheduleOf(key: string, fields: Partial<NewSchedule["job"]> = {}): NewSchedule {
  const { id: _id, startAt: _startAt, ...job } = newJobByHand("letters", fields);
  return { key, cron: "0 3 * * *", tz: "Europe/Prague", job };
}
