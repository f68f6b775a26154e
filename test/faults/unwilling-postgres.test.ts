import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { expect, inject, onTestFinished, test } from "vitest";
import { UnreachableError } from "../../runtime/errors.ts";
import { openBackend } from "../conformance/backends.ts";
import { createJobs } from "../conformance/generated/index.ts";
import { until } from "../conformance/until.ts";
import { account, untilWorkedOff } from "./account.ts";
import { Ledger } from "./ledger.ts";
import { serverOf, sharedPlace } from "./places.ts";
import { startPublisher, startWorker } from "./programs/start-program.ts";
import { record } from "./report.ts";

test.for([
  ["connections ended", "pg_terminate_backend"],
  ["statements cancelled", "pg_cancel_backend"],
] as const)(
  "nothing is lost when Postgres ends what is under way: %s",
  { timeout: 120_000 },
  async ([fault, end]) => {
    const place = await sharedPlace("pg-boss");
    if (place.kind !== "pg-boss") throw new TypeError("Not in Postgres.");
    const name = `faults_${randomUUID().slice(0, 8)}`;
    const url = new URL(serverOf(place));
    url.searchParams.set("application_name", name);
    const address = { ...place, connectionString: url.href };
    const control = await connect(inject("databaseUrl"));
    const ledger = new Ledger();
    const publisher = startPublisher({ address, from: 0, pause: 2, most: 100_000, attempts: 20 }, ledger);
    const worker = await startWorker({ address, concurrency: 5, jobTime: 20, drain: 5_000 }, ledger);
    await until(() => ledger.finished > 20, { timeout: 60_000 });

    let ended = 0;
    for (let turn = 0; turn < 30; turn += 1) {
      const finished = ledger.finished;
      const { rowCount } = await control.query(
        `SELECT ${end}(pid) FROM pg_stat_activity
       WHERE application_name = $1 AND ($2 OR (state = 'active' AND query NOT LIKE 'LISTEN%'))`,
        [name, end === "pg_terminate_backend"],
      );
      ended += rowCount ?? 0;
      await until(() => ledger.finished > finished, { timeout: 30_000, what: "jobs are worked again" });
    }
    publisher.stop();
    expect(await publisher.ended).toBe(0);
    await untilWorkedOff(place);
    worker.kill("SIGTERM");
    expect(await worker.ended).toBe(0);

    const result = await account(place, ledger);
    record({ fault: `${fault}, ${ended} times`, backend: "pg-boss", ...result });
    expect(ended).toBeGreaterThan(0);
    expect(result).toMatchObject({ failed: 0, waiting: 0 });
  },
);

test("a Postgres without a free connection refuses a job and stores nothing, and takes the next when there is one", {
  timeout: 60_000,
}, async () => {
  const place = await sharedPlace("pg-boss");
  if (place.kind !== "pg-boss") throw new TypeError("Not in Postgres.");
  const url = await limitedUser();
  const backend = openBackend({ ...place, connectionString: url });
  onTestFinished(() => backend.close());
  const jobs = createJobs({ backend });
  const taken = [await connect(url), await connect(url), await connect(url)];

  await expect(jobs.limits.free.publish({ number: 1 })).rejects.toThrow(UnreachableError);
  for (const client of taken) await client.end();
  await expect(jobs.limits.free.publish({ number: 2 })).resolves.toMatchObject({ deduplicated: false });
});

/** The URL of a user of its own, who may have three connections. */
async function limitedUser(): Promise<string> {
  const control = await connect(inject("databaseUrl"));
  const url = new URL(inject("databaseUrl"));
  const name = `limited_${randomUUID().slice(0, 8)}`;
  const database = url.pathname.slice(1);
  await control.query(`
    CREATE ROLE ${name} LOGIN PASSWORD 'limited' CONNECTION LIMIT 3;
    GRANT CREATE ON DATABASE "${database}" TO ${name}
  `);
  onTestFinished(async () => {
    await control.query(`DROP OWNED BY ${name} CASCADE; DROP ROLE ${name}`);
  });
  url.username = name;
  url.password = "limited";
  return url.href;
}

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });
  client.on("error", () => {});
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}
