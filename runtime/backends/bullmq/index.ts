export { type BullMQBackend, type BullMQOptions, bullmq } from "./bullmq.ts";
export type { RedisConnection } from "./connection.ts";
