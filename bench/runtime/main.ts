/**
 * Jobs per second of the default worker (ten at once, an empty handler) on each backend, beside the raw library
 * tuned for the same, in turn within one run. Run by: npm run bench:runtime -- [rounds] [jobs]
 */
import { randomUUID } from "node:crypto";
import { PGlite } from "@electric-sql/pglite";
import { bullmq } from "jobwright/bullmq";
import { embedded } from "jobwright/embedded";
import { pgBoss } from "jobwright/pg-boss";
import type { Backend } from "jobwright/runtime";
import { fromPglite } from "pg-boss";
import { startServers } from "../../test/servers/start-servers.ts";
import { median } from "../median.ts";
import { workWithJobwright } from "./noop-job.ts";
import { workWithBullmq } from "./raw-bullmq.ts";
import { workWithPgBoss } from "./raw-pg-boss.ts";

const rounds = Number(process.argv[2] ?? 7);
const jobs = Number(process.argv[3] ?? 3_000);

const servers = await startServers();
try {
  const { databaseUrl, redisUrl } = servers;
  const table = [
    await compare("pg-boss", {
      ours: () => withBackend(pgBoss({ connectionString: databaseUrl, schema: freshName() })),
      raw: () =>
        workWithPgBoss({ connectionString: databaseUrl, schema: freshName(), useListenNotify: true }, jobs),
    }),
    await compare("embedded", { ours: () => withBackend(embedded({})), raw: rawEmbedded }),
    await compare("bullmq", {
      ours: () => withBackend(bullmq({ connection: redisUrl, prefix: freshName() })),
      raw: () => workWithBullmq(redisUrl, freshName(), jobs),
    }),
  ];
  console.log(`Median of ${rounds} rounds, ${jobs} jobs each, on Node ${process.version}`);
  console.table(table);
} finally {
  await servers.stop();
}

async function compare(
  backend: string,
  { ours, raw }: Record<"ours" | "raw", () => Promise<number>>,
): Promise<Record<string, string | number>> {
  const figures: { ours: number; raw: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const figure = { raw: await raw(), ours: await ours() };
    // The first round warms both up.
    if (round > 0) figures.push(figure);
    console.error(`${backend} ${round}/${rounds}`, figure);
  }
  return {
    backend,
    "jobwright, jobs/s": Math.round(median(figures.map((figure) => figure.ours))),
    "raw, jobs/s": Math.round(median(figures.map((figure) => figure.raw))),
    ratio: Number(median(figures.map((figure) => figure.ours / figure.raw)).toFixed(2)),
  };
}

async function withBackend(backend: Backend): Promise<number> {
  try {
    return await workWithJobwright(backend, jobs);
  } finally {
    await backend.close();
  }
}

async function rawEmbedded(): Promise<number> {
  const lite = new PGlite();
  const figure = await workWithPgBoss(
    { backend: "pglite", db: fromPglite(lite), useListenNotify: true },
    jobs,
  );
  await lite.close();
  return figure;
}

function freshName(): string {
  return `bench_${randomUUID().replaceAll("-", "").slice(0, 12)}`;
}
