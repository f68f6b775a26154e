import { pgBoss } from "jobwright/pg-boss";
import { expect, inject, onTestFinished, test } from "vitest";
import { placeOf } from "../../../runtime/backends/pg-boss/reachable.ts";
import { UnreachableError } from "../../../runtime/errors.ts";
import { contractByHand, jobByHand, newJobByHand } from "../../conformance/by-hand.ts";
import { quietLogger } from "../../conformance/quiet-logger.ts";
import { until } from "../../conformance/until.ts";
import { newPlace } from "./place.ts";
import { newRelay } from "./relay.ts";

const letters = jobByHand("letters");
/** Milliseconds. */
const longerThanItWaits = 12_000;
const contract = contractByHand(letters);

test("a call whose answer is lost says where the server is, and may be repeated", async () => {
  const { place, relay, backend } = await relayed();
  const job = newJobByHand("letters");
  await backend.enqueue([newJobByHand("letters")]);
  relay.cutNextAnswer();
  const lost = backend.enqueue([job]);

  await expect(lost).rejects.toThrow(UnreachableError);
  await expect(lost).rejects.toThrow(`Postgres at ${new URL(relay.url).host} cannot be reached: `);
  await expect(lost).rejects.toMatchObject({ cause: expect.any(Error) });
  await relay.restore();
  expect(await backend.enqueue([job])).toEqual([{ id: job.id, deduplicated: false }]);
  expect(await place.query(`SELECT id FROM ${place.schemas.boss}.job WHERE id = $1`, [job.id])).toHaveLength(
    1,
  );
});

test("every call says that the server is out of reach", async () => {
  const { relay, backend } = await relayed();
  relay.cut();
  const { id } = newJobByHand("letters");

  await expect(backend.prepare(contractByHand(letters))).rejects.toThrow(UnreachableError);
  await expect(backend.enqueue([newJobByHand("letters")])).rejects.toThrow(UnreachableError);
  await expect(backend.get("letters", id)).rejects.toThrow(UnreachableError);
  await expect(backend.reconcileSchedules("shop", [])).rejects.toThrow(UnreachableError);
});

test("a bounded pass ends with that error, when its jobs have ended", async () => {
  const { relay, backend } = await relayed();
  await backend.enqueue([newJobByHand("letters")]);
  let returned = false;
  const consumer = await backend.consume({
    ...{ jobs: [letters], concurrency: 2, limit: Number.POSITIVE_INFINITY, logger: quietLogger },
    run: async () => {
      const started = Date.now();
      relay.cut();
      await until(() => Date.now() - started > longerThanItWaits, { timeout: 20_000 });
      returned = true;
    },
  });

  await expect(consumer.done).rejects.toThrow(UnreachableError);
  expect(returned).toBe(true);
});

test("a place is named without the password", () => {
  expect(placeOf({ connectionString: "postgres://ada:secret@db.test:5433/jobs" })).toBe("db.test:5433");
  expect(placeOf({ connectionString: "postgres://ada:secret@db.test/jobs" })).toBe("db.test:5432");
  expect(placeOf({ connectionString: "postgres:///jobs?host=/run/pg" })).toBe("/run/pg:5432");
  expect(placeOf({ host: "db.test", port: 1, password: "secret" })).toBe("db.test:1");
});

/** A backend whose server can be taken away. */
async function relayed() {
  const place = await newPlace();
  const relay = await newRelay(inject("databaseUrl"));
  const backend = pgBoss({ connectionString: relay.url, schema: place.schema });
  onTestFinished(() => backend.close());
  await backend.prepare(contract);
  return { place, relay, backend };
}
