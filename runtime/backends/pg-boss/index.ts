export { type PgBossBackend, type PgBossOptions, pgBoss } from "./pg-boss.ts";
