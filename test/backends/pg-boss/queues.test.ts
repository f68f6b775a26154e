import { expect, test } from "vitest";
import { contractByHand, jobByHand, newJobByHand } from "../../conformance/by-hand.ts";
import { newPlace, type Place } from "./place.ts";

const unfinished = { dedupe: { mode: "unfinished", key: null, ttl: null } } as const;

test("a queue has the settings that its job's options ask for", async () => {
  const place = await newPlace();
  const job = jobByHand("letters", {
    attempts: 5,
    timeout: 90_000,
    keep: { completed: 60_000, failed: 120_000 },
  });
  await place.open().prepare(contractByHand(job, jobByHand("parcels", unfinished)));

  expect(await settings(place, "letters")).toEqual({
    policy: "standard",
    retry_limit: 4,
    retry_delay: 0,
    retry_backoff: false,
    expire_seconds: 150,
    deletion_seconds: 120,
    heartbeat_seconds: 60,
    notify: true,
  });
  expect(await settings(place, "parcels")).toMatchObject({ policy: "exclusive" });
});

test("waiting jobs do not expire within a lifetime", async () => {
  const place = await newPlace();
  const backend = place.open();
  await backend.prepare(contractByHand(jobByHand("letters")));
  await backend.enqueue([newJobByHand("letters")]);

  const sql = `SELECT keep_until > now() + interval '49 years' AS stays FROM ${place.schemas.boss}.job`;
  expect(await place.query(sql)).toEqual([{ stays: true }]);
});

test("a changed option corrects the queue, and so does a queue that another program changed", async () => {
  const place = await newPlace();
  await place.open().prepare(contractByHand(jobByHand("letters")));
  await place.query(
    `UPDATE ${place.schemas.boss}.queue SET retry_backoff = true, retry_delay = 9, notify = false`,
  );
  await place.open().prepare(contractByHand(jobByHand("letters", { attempts: 9 })));

  expect(await settings(place, "letters")).toMatchObject({
    ...{ retry_limit: 8, retry_delay: 0, retry_backoff: false, notify: true },
  });
});

test("a queue of another policy is refused, with its name and what to do", async () => {
  const place = await newPlace();
  await place.open().prepare(contractByHand(jobByHand("letters")));

  await expect(place.open().prepare(contractByHand(jobByHand("letters", unfinished)))).rejects.toThrow(
    /^The queue letters has pg-boss's policy "standard", and its job needs "exclusive".*deleteQueue\("letters"\)/,
  );
});

test("a job of a queue that does not exist is refused", async () => {
  const place = await newPlace();
  const backend = place.open();
  await backend.prepare(contractByHand(jobByHand("letters")));

  await expect(backend.enqueue([newJobByHand("parcels")])).rejects.toThrow("There is no queue parcels");
});

test("jobs of several queues are stored together or not at all", async () => {
  const place = await newPlace();
  const backend = place.open();
  await backend.prepare(contractByHand(jobByHand("letters"), jobByHand("parcels", unfinished)));
  const [good, bad] = [newJobByHand("letters"), newJobByHand("parcels", { payload: { text: "\0" } })];

  await expect(backend.enqueue([good, bad])).rejects.toThrow();
  expect(await backend.get("letters", good.id)).toBeUndefined();
});

async function settings({ query, schemas }: Place, name: string): Promise<unknown> {
  const [row] = await query(
    `SELECT policy, retry_limit, retry_delay, retry_backoff, expire_seconds, deletion_seconds, heartbeat_seconds, notify
     FROM ${schemas.boss}.queue WHERE name = $1`,
    [name],
  );
  return row;
}
