import { randomUUID } from "node:crypto";
import { PGlite } from "@electric-sql/pglite";
import { bullmq } from "jobwright/bullmq";
import { embedded } from "jobwright/embedded";
import { pgBoss } from "jobwright/pg-boss";
import { fromPglite } from "pg-boss";
import type { Servers } from "../../test/servers/start-servers.ts";
import type { System } from "./system.ts";
import { jobwright } from "./systems/jobwright.ts";
import { rawBullmq } from "./systems/raw-bullmq.ts";
import { type OpenStorage, rawPgBoss } from "./systems/raw-pg-boss.ts";
import { asTheyAre, validated } from "./systems/validated.ts";

/** The systems of one backend, to be measured in turn. */
export interface BenchmarkedBackend {
  readonly name: BackendName;
  readonly ours: System;
  /** The library by itself, with zod's `safeParse` on both ends, and without. */
  readonly validated: System;
  readonly raw: System;
  /**
   * How many times as many jobs each measurement takes as on pg-boss: one that is over in a moment tells how fast code is
   * compiled.
   */
  readonly size: number;
}

export const backendNames = ["pg-boss", "embedded", "bullmq"] as const;
export type BackendName = (typeof backendNames)[number];

/** What there is to compare on each backend. */
export function benchmarkedBackends({
  databaseUrl,
  redisUrl,
}: Pick<Servers, "databaseUrl" | "redisUrl">): readonly BenchmarkedBackend[] {
  const inPostgres: OpenStorage = async () => ({
    options: { connectionString: databaseUrl, schema: freshName() },
    close: async () => {},
  });
  const openPgBoss = () => pgBoss({ connectionString: databaseUrl, schema: freshName() });
  const openBullmq = () => bullmq({ connection: redisUrl, prefix: freshName() });
  const names = { validated: "raw + safeParse", raw: "raw" };
  return [
    {
      name: "pg-boss",
      ours: jobwright(openPgBoss),
      validated: rawPgBoss(names.validated, validated, inPostgres),
      raw: rawPgBoss(names.raw, asTheyAre, inPostgres),
      size: 1,
    },
    {
      name: "embedded",
      ours: jobwright(() => embedded()),
      validated: rawPgBoss(names.validated, validated, inPglite),
      raw: rawPgBoss(names.raw, asTheyAre, inPglite),
      size: 1,
    },
    {
      name: "bullmq",
      ours: jobwright(openBullmq),
      validated: rawBullmq(names.validated, validated, redisUrl, freshName),
      raw: rawBullmq(names.raw, asTheyAre, redisUrl, freshName),
      size: 4,
    },
  ];
}

const inPglite: OpenStorage = async () => {
  const lite = await PGlite.create("memory://");
  return { options: { backend: "pglite", db: fromPglite(lite) }, close: () => lite.close() };
};

/** A schema or prefix that nothing has used. */
function freshName(): string {
  return `bench_${randomUUID().replaceAll("-", "").slice(0, 12)}`;
}
