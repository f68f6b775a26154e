import { expect, test } from "vitest";
import type { Address } from "../../conformance/backends.ts";
import { until } from "../../conformance/until.ts";
import { account, untilWorkedOff } from "../account.ts";
import { Ledger } from "../ledger.ts";
import { startPublisher, startWorker } from "../programs/start-program.ts";
import { record } from "../report.ts";
import { durablePostgres } from "../servers/durable-postgres.ts";
import { durableRedis } from "../servers/durable-redis.ts";
import type { RestartableServer } from "../servers/restartable-server.ts";

const restarts = 3;

interface Play {
  readonly fault: string;
  readonly start: () => Promise<RestartableServer>;
  readonly address: (url: string) => Address;
  readonly signal: NodeJS.Signals;
}

const inPostgres = (url: string): Address => ({ kind: "pg-boss", connectionString: url, schema: "pgboss" });
const inRedis = (url: string): Address => ({ kind: "bullmq", connection: url, prefix: "faults" });

const plays: readonly Play[] = [
  { fault: "Postgres killed", start: durablePostgres, address: inPostgres, signal: "SIGKILL" },
  { fault: "Postgres stopped at once", start: durablePostgres, address: inPostgres, signal: "SIGQUIT" },
  {
    fault: "Redis killed, appendfsync always",
    start: () => durableRedis("always"),
    address: inRedis,
    signal: "SIGKILL",
  },
  {
    fault: "Redis killed, appendfsync everysec",
    start: () => durableRedis("everysec"),
    address: inRedis,
    signal: "SIGKILL",
  },
];

test.for(plays)(
  "publishers and workers go on by themselves, and nothing is lost: $fault, under load",
  { timeout: 200_000 },
  async ({ fault, start, address: addressOf, signal }) => {
    const server = await start();
    const address = addressOf(server.url);
    const ledger = new Ledger();
    const settings = { address, concurrency: 5, jobTime: 200, drain: 10_000 };
    const workers = [await startWorker(settings, ledger), await startWorker(settings, ledger)];
    const publishers = [0, 1_000_000].map((from) =>
      startPublisher({ address, from, pause: 20, most: 100_000, attempts: 10 }, ledger),
    );

    const again: number[] = [];
    for (let turn = 0; turn < restarts; turn += 1) {
      await untilWorkFlows(ledger);
      const at = Date.now();
      await server.kill(signal);
      const left = workers.flatMap(({ pid }) => ledger.unfinishedOf(pid)).length;
      await until(() => Date.now() - at > 3_000);
      await server.start();
      const back = Date.now();
      again.push((await untilWorkFlows(ledger)) - back);
      expect(left).toBeGreaterThan(0);
    }
    for (const publisher of publishers) {
      publisher.stop();
      expect(await publisher.ended).toBe(0);
    }
    await untilWorkedOff(address, 60_000);

    const result = await account(address, ledger);
    record({ fault: `${fault}, ${restarts} times`, backend: address.kind, ...result, again });
    expect(workers.every(({ isAlive }) => isAlive)).toBe(true);
    expect(ledger.refused.size).toBe(0);
    expect(result).toMatchObject({ failed: 0, waiting: 0 });
  },
);

/** Until twenty more jobs are published and twenty more have ended. @returns when */
async function untilWorkFlows(ledger: Ledger): Promise<number> {
  const [accepted, finished] = [ledger.accepted.size, ledger.finished];
  await until(() => ledger.accepted.size > accepted + 20 && ledger.finished > finished + 20, {
    timeout: 60_000,
    what: "jobs are published and worked",
  });
  return Date.now();
}
