import { PgBoss } from "pg-boss";
import { expect, inject, onTestFinished, test } from "vitest";
import { notifyChannel, readyQueues } from "../../../runtime/backends/pg-boss/sql/queues.ts";
import { contractByHand, jobByHand } from "../../conformance/by-hand.ts";
import { until } from "../../conformance/until.ts";
import { newPlace } from "./place.ts";

// What our statements take for granted in pg-boss's schema. A new version of pg-boss has to pass these first.

test("the version of pg-boss's schema is the one that the statements were written for", async () => {
  const place = await prepared();
  expect(await place.query(`SELECT version FROM ${place.schemas.boss}.version`)).toEqual([{ version: 46 }]);
});

test("a job's row has the columns that the statements read and write", async () => {
  const place = await prepared();
  const rows = await place.query<{ readonly column: string; readonly type: string }>(
    `SELECT column_name AS column, udt_name AS type FROM information_schema.columns
     WHERE table_schema = $1 AND table_name = 'job'`,
    [place.schema],
  );
  const types = Object.fromEntries(rows.map(({ column, type }) => [column, type]));
  expect(types).toMatchObject({
    id: "uuid",
    name: "text",
    data: "jsonb",
    state: "job_state",
    priority: "int4",
    retry_limit: "int4",
    retry_count: "int4",
    start_after: "timestamptz",
    started_on: "timestamptz",
    created_on: "timestamptz",
    completed_on: "timestamptz",
    heartbeat_on: "timestamptz",
    heartbeat_seconds: "int4",
    expire_seconds: "int4",
    singleton_key: "text",
    policy: "text",
    output: "jsonb",
    blocked: "bool",
  });
});

test("unfinished states sort before finished ones", async () => {
  const place = await prepared();
  const states = await place.query(
    `SELECT unnest(enum_range(NULL::${place.schemas.boss}.job_state))::text AS state`,
  );
  expect(states).toEqual(
    ["created", "retry", "active", "completed", "cancelled", "failed"].map((state) => ({ state })),
  );
});

test("fetch stamps the heartbeat, and counts a retry only where a run began before", async () => {
  const place = await prepared();
  const boss = await startBoss(place.schema);
  await boss.insert("letters", [{ data: {} }]);
  const [first] = await boss.fetch("letters", { includeMetadata: true });
  expect(first?.retryCount).toBe(0);
  expect(first?.heartbeatOn).toBeInstanceOf(Date);

  await place.query(`UPDATE ${place.schemas.boss}.job SET state = 'created', started_on = NULL`);
  expect((await boss.fetch("letters", { includeMetadata: true }))[0]?.retryCount).toBe(0);

  await place.query(`UPDATE ${place.schemas.boss}.job SET state = 'retry'`);
  expect((await boss.fetch("letters", { includeMetadata: true }))[0]?.retryCount).toBe(1);
});

test("pg-boss's inserts notify on the channel that the worker listens to", async () => {
  const place = await prepared();
  const boss = await startBoss(place.schema);
  const [row] = await place.query<{ readonly channel: string }>(notifyChannel, [place.schema]);
  const heard: string[] = [];
  const listening = await boss.getDb().listen?.(
    row?.channel ?? "",
    (queue) => heard.push(queue),
    () => {},
  );
  await boss.insert("letters", [{ data: {} }]);
  await until(() => heard.length > 0);
  await listening?.close();
  expect(heard).toEqual(["letters"]);
});

test("one look at an index tells which queues are ready, whatever waits in them", async () => {
  const place = await prepared();
  await place.query(
    `INSERT INTO ${place.schemas.boss}.job (name, start_after)
     SELECT 'letters', now() + interval '1 day' FROM generate_series(1, 5000)
     UNION ALL SELECT 'parcels', now() FROM generate_series(1, 5000)`,
  );
  await place.query(`ANALYZE ${place.schemas.boss}.job`);
  const plan = await place.query<{ readonly "QUERY PLAN": string }>(
    `EXPLAIN (ANALYZE, TIMING OFF) ${readyQueues(place.schemas).replace("$1::text[]", "ARRAY['letters', 'parcels']")}`,
  );
  const text = plan.map((row) => row["QUERY PLAN"]).join("\n");
  expect(text).toContain("_i14");
  expect(text).not.toMatch(/Seq Scan on job|rows=5000/);
});

async function prepared() {
  const place = await newPlace();
  await place.open().prepare(contractByHand(jobByHand("letters"), jobByHand("parcels")));
  return place;
}

async function startBoss(schema: string): Promise<PgBoss> {
  const boss = new PgBoss({
    ...{ connectionString: inject("databaseUrl"), schema, migrate: false },
    ...{ supervise: false, schedule: false, registerInstance: false },
  });
  boss.on("error", () => {});
  await boss.start();
  onTestFinished(() => boss.stop({ graceful: false }));
  return boss;
}
