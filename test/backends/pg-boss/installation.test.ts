import { randomUUID } from "node:crypto";
import { pgBoss } from "jobwright/pg-boss";
import { expect, test } from "vitest";
import { migrations } from "../../../runtime/backends/pg-boss/sql/own-schema.ts";
import { schemasOf } from "../../../runtime/backends/pg-boss/sql/schemas.ts";
import { UnreachableError } from "../../../runtime/errors.ts";
import { contractByHand, jobByHand, newJobByHand } from "../../conformance/by-hand.ts";
import { newPlace } from "./place.ts";

const contract = contractByHand(jobByHand("letters"));

test("our schema is named after pg-boss's, unless that is the default", () => {
  expect(schemasOf("pgboss")).toEqual({ boss: '"pgboss"', own: '"jobwright"' });
  expect(schemasOf("queue")).toEqual({ boss: '"queue"', own: '"jobwright_queue"' });
  expect(schemasOf('a"b')).toEqual({ boss: '"a""b"', own: '"jobwright_a""b"' });
});

test("processes that start at once on an empty database all get ready", async () => {
  const place = await newPlace();
  const backends = Array.from({ length: 4 }, () => place.open());
  await Promise.all(backends.map((backend) => backend.prepare(contract)));

  expect(await place.query(`SELECT version FROM ${place.schemas.own}.version`)).toEqual([
    { version: migrations.length },
  ]);
  expect(await place.query(`SELECT name FROM ${place.schemas.boss}.queue`)).toEqual([{ name: "letters" }]);
});

test("a process that only publishes leaves supervision, scheduling and the registry alone", async () => {
  const place = await newPlace();
  const backend = place.open();
  await backend.prepare(contract);
  await backend.enqueue([newJobByHand("letters")]);

  expect(await place.query(`SELECT id FROM ${place.schemas.boss}.instance`)).toEqual([]);
  expect(await place.query(`SELECT cron_on FROM ${place.schemas.boss}.version`)).toEqual([{ cron_on: null }]);
});

test("a schema whose name Postgres would not take bare works like any other", async () => {
  const place = await newPlace(`Place of 'Ada-${randomUUID().slice(0, 8)}'`.replaceAll("'", "_"));
  const backend = place.open();
  const job = newJobByHand("letters");
  const worked = Promise.withResolvers<string>();
  await backend.prepare(contract);
  await place.consume(backend, contract.jobs, async (claimed) => worked.resolve(claimed.id));
  await backend.enqueue([job]);

  expect(await worked.promise).toBe(job.id);
});

test("a schema of ours that a newer version made is refused", async () => {
  const place = await newPlace();
  await place.open().prepare(contract);
  await place.query(`UPDATE ${place.schemas.own}.version SET version = 99`);

  await expect(place.open().prepare(contract)).rejects.toThrow(/version 99, made by a newer Jobwright/);
});

test("a server that cannot be reached is named as the reason, and the next call tries again", async () => {
  const backend = pgBoss({ host: "127.0.0.1", port: 1, user: "nobody", password: "secret" });
  for (const _ of [1, 2]) {
    const refused = backend.prepare(contract);
    await expect(refused).rejects.toThrow(UnreachableError);
    await expect(refused).rejects.toThrow(/127\.0\.0\.1:1 cannot be reached: connect ECONNREFUSED/);
    await expect(refused).rejects.not.toThrow(/secret/);
  }
  await backend.close();
});

test("a closed backend says so, and closes again without effect", async () => {
  const place = await newPlace();
  const backend = place.open();
  await backend.prepare(contract);
  await backend.close();
  await backend.close();

  await expect(backend.enqueue([newJobByHand("letters")])).rejects.toThrow("has been closed");
});
