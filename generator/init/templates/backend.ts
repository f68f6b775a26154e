import type { BackendName } from "../setup.ts";

/** `backend.ts`: where the jobs are kept. `name` is the project's, as a database would be called. */
export function backend(kind: BackendName, name: string): string {
  return texts[kind](name);
}

const texts: Readonly<Record<BackendName, (name: string) => string>> = {
  embedded: () => `import { embedded } from "jobwright/embedded";

/** Jobs live in this folder, in a Postgres inside the process: one process at a time. */
export const backend = embedded({ dir: ".jobwright" });
`,
  "pg-boss": (name) => `import { pgBoss } from "jobwright/pg-boss";

const { DATABASE_URL = "postgres://127.0.0.1:5432/${name}" } = process.env;

/** Jobs live in Postgres, in a schema of their own. */
export const backend = pgBoss({ connectionString: DATABASE_URL });
`,
  bullmq: (name) => `import { bullmq } from "jobwright/bullmq";

const { REDIS_URL = "redis://127.0.0.1:6379" } = process.env;

/** Jobs live in Redis, which must not evict keys: maxmemory-policy noeviction. */
export const backend = bullmq({ connection: REDIS_URL, prefix: "${name}" });
`,
};
