// A worker of so many jobs, to be measured from outside: says when it has started, and at the first byte of standard
// input how much memory it takes. Ends with standard input.
import { type ProgramSettings, pgBossOptions, type WorkerMemory, type WorkerStart } from "./settings.ts";

const settings: ProgramSettings = JSON.parse(process.argv[2] ?? "");
const names = Array.from({ length: settings.jobs }, (_, index) => `order${index}`);

const begin = await prepare();
const called = performance.now();
await begin();
const now = performance.now();
say({ sinceProcess: Math.round(now), sinceCall: Math.round(now - called) });
process.stdin.on("data", () => {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  say({ resident: Math.round(rss / 2 ** 20), heap: Math.round(heapUsed / 2 ** 20) });
});
process.stdin.on("end", () => process.exit());

function say(figures: WorkerStart | WorkerMemory): void {
  console.log(JSON.stringify(figures));
}

/** Imports what the side needs, and gives what starts it. */
async function prepare(): Promise<() => Promise<void>> {
  if (settings.side === "jobwright") return prepareOurs();
  return settings.backend === "bullmq" ? prepareRawBullmq() : prepareRawPgBoss();
}

async function prepareOurs(): Promise<() => Promise<void>> {
  const { ourBackend, ourBindings } = await import("./our-bindings.ts");
  const { connectWorker } = await import("jobwright/runtime");
  const backend = await ourBackend(settings);
  const handlers = Object.fromEntries(names.map((name) => [name, () => {}]));
  const worker = connectWorker({ ...ourBindings(settings), handlers: {} }, { backend, handlers });
  return () => worker.start();
}

async function prepareRawPgBoss(): Promise<() => Promise<void>> {
  const { PgBoss } = await import("pg-boss");
  const boss = new PgBoss({ ...(await pgBossOptions(settings)), useListenNotify: true });
  boss.on("error", console.error);
  const tuned = {
    batchSize: 10,
    perJobResults: true,
    burstWhenBatchFull: true,
    pollingIntervalSeconds: 0.5,
    notifyPollingIntervalSeconds: settings.lookEvery,
  } as const;
  return async () => {
    await boss.start();
    for (const name of names) await boss.createQueue(name, { notify: true });
    for (const name of names) {
      await boss.work(name, tuned, async (jobs) =>
        jobs.map(({ id }) => ({ id, status: "completed" as const })),
      );
    }
  };
}

async function prepareRawBullmq(): Promise<() => Promise<void>> {
  const { Worker } = await import("bullmq");
  const { Redis } = await import("ioredis");
  return async () => {
    const connection = new Redis(settings.url, { maxRetriesPerRequest: null });
    connection.setMaxListeners(0);
    const options = { connection, prefix: settings.space, concurrency: 10 };
    const workers = names.map((name) => new Worker(name, async () => {}, options));
    await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  };
}
