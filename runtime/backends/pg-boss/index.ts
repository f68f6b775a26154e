export { fromDrizzle, fromKnex, fromKysely, fromPrisma } from "./adapters.ts";
export type { PgBossOptions } from "./options.ts";
export { type PgBossBackend, pgBoss } from "./pg-boss.ts";
