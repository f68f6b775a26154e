import { expect, test } from "vitest";
import type { NewJob } from "../../../runtime/backend.ts";
import { contractByHand, jobByHand, newJobByHand } from "../../conformance/by-hand.ts";
import { until } from "../../conformance/until.ts";
import { newPlace, type Place } from "./place.ts";

const letters = jobByHand("letters", { dedupe: { mode: "throttle", key: null, ttl: 60_000 } });

test("the table holds the last accepted job of each key and when its time is over", async () => {
  const { place, backend } = await prepared();
  const [first, second] = [throttled("a"), throttled("a")];
  await backend.enqueue([first, second, throttled("b")]);

  const rows = await place.query(
    `SELECT queue, key, job_id, round(extract(epoch FROM expires_at - now())) AS seconds
     FROM ${place.schemas.own}.throttle ORDER BY key`,
  );
  expect(rows).toMatchObject([{ queue: "letters", key: "a", job_id: first.id, seconds: "60" }, { key: "b" }]);
});

test("the time counts from the last accepted job, not in fixed slots", async () => {
  const { place, backend } = await prepared();
  const first = throttled("a");
  await backend.enqueue([first]);
  await passTime(place, 59);
  expect(await backend.enqueue([throttled("a")])).toEqual([{ id: first.id, deduplicated: true }]);

  await passTime(place, 2);
  const second = throttled("a");
  expect(await backend.enqueue([second])).toEqual([{ id: second.id, deduplicated: false }]);
  await passTime(place, 59);
  expect(await backend.enqueue([throttled("a")])).toEqual([{ id: second.id, deduplicated: true }]);
});

test("an accepted job that is sent again counts as accepted and is stored once", async () => {
  const { place, backend } = await prepared();
  const job = throttled("a");
  const accepted = [{ id: job.id, deduplicated: false }];

  expect(await backend.enqueue([job])).toEqual(accepted);
  expect(await backend.enqueue([job])).toEqual(accepted);
  expect(await place.query(`SELECT id FROM ${place.schemas.boss}.job`)).toHaveLength(1);
});

test("bulks with the same keys in opposite order do not lock each other out", async () => {
  const { backend } = await prepared();
  const keys = Array.from({ length: 100 }, (_, index) => `key-${index}`);
  const bulks = [keys, [...keys].reverse(), keys, [...keys].reverse()];
  const receipts = await Promise.all(bulks.map((bulk) => backend.enqueue(bulk.map(throttled))));

  expect(receipts.flat().filter(({ deduplicated }) => !deduplicated)).toHaveLength(keys.length);
});

test("a refused bulk throttles nothing", async () => {
  const { backend } = await prepared();
  const bad = newJobByHand("letters", { payload: { text: "\0" } });
  await expect(backend.enqueue([throttled("a"), bad])).rejects.toThrow();

  expect(await backend.enqueue([throttled("a")])).toMatchObject([{ deduplicated: false }]);
});

test("a worker clears away keys whose time is over", async () => {
  const { place, backend } = await prepared();
  await backend.enqueue([throttled("a"), throttled("b")]);
  await place.query(`UPDATE ${place.schemas.own}.throttle SET expires_at = now() WHERE key = 'a'`);
  await place.consume(backend, [], async () => {});

  await until(async () => (await place.query(`SELECT FROM ${place.schemas.own}.throttle`)).length === 1);
});

async function prepared() {
  const place = await newPlace();
  const backend = place.open();
  await backend.prepare(contractByHand(letters));
  return { place, backend };
}

function throttled(key: string): NewJob {
  return newJobByHand("letters", { dedupe: { mode: "throttle", key, ttl: 60_000 } });
}

/** Moves what is stored into the past. */
async function passTime({ query, schemas }: Place, seconds: number): Promise<void> {
  await query(`UPDATE ${schemas.own}.throttle SET expires_at = expires_at - $1 * interval '1 second'`, [
    seconds,
  ]);
}
