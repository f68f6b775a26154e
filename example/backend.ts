import { join } from "node:path";
import { bullmq } from "jobwright/bullmq";
import { embedded } from "jobwright/embedded";
import { pgBoss } from "jobwright/pg-boss";
import { readSettings } from "./shop/settings.ts";

const { folder, queue, databaseUrl, redisUrl, backendName } = readSettings();

/** One line each; nothing else in the shop knows which one it is. */
const backends = {
  embedded: () => embedded({ dir: join(folder, "queue") }),
  "pg-boss": () => pgBoss({ connectionString: databaseUrl, schema: queue }),
  bullmq: () => bullmq({ connection: redisUrl, prefix: queue }),
};

export const backend = backends[backendName]();
