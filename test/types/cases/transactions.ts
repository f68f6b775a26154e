// Each line that ends in `// error` must be reported, and no other.
import type { AdaptedTransaction, Backend } from "jobwright/runtime";
import type pg from "pg";
import type { Handlers, Jobs } from "../../backends/pg-boss/transactions/generated/index.ts";
import { createJobs } from "../../backends/pg-boss/transactions/generated/index.ts";
import type {
  Handlers as PortableHandlers,
  Jobs as PortableJobs,
} from "../../golden/shop/generated/index.ts";
import type { Jobs as BullmqJobs } from "../../golden/split/client/index.ts";

declare const jobs: Jobs;
declare const portable: PortableJobs;
declare const bullmq: BullmqJobs;
declare const client: pg.PoolClient;
declare const pool: pg.Pool;
declare const tx: AdaptedTransaction;
declare const pgBossBackend: Backend & { readonly kind: "pg-boss" };
declare const bullmqBackend: Backend & { readonly kind: "bullmq" };

const payload = { order: "a" };
jobs.orders.confirm.publish(payload, { tx });
jobs.orders.confirm.publish(payload, { tx: client, attempts: 2 });
jobs.orders.confirm.publishMany([{ payload, options: { delay: "5s" } }], { tx });
jobs.orders.schedule({ task: "ship", input: payload, options: { tx, dedupe: { key: "a" } } });
jobs.orders.confirm.publish(payload, {
  tx: pool, // error
});
jobs.orders.confirm.publish(payload, {
  tx: "BEGIN", // error
});
jobs.orders.confirm.publishMany([
  {
    payload,
    options: { tx }, // error
  },
]);
jobs.orders.confirm.publishMany([{ payload }], {
  attempts: 2, // error
});
createJobs({ backend: pgBossBackend });
createJobs({
  backend: bullmqBackend, // error
});

jobs.orders.pack.publish(payload, { group: "customer", priority: 5 });
jobs.orders.pack.publishMany([{ payload, options: { group: "customer" } }]);
jobs.orders.pack.publish(payload, {
  group: 5, // error
});
jobs.orders.confirm.publish(payload, {
  group: "customer", // error
});

const category = { url: "https://example.com" };
portable["import-categories"].publish(category as never, {
  tx, // error
});
bullmq.images.resize.publish({} as never, {
  tx, // error
});
bullmq.images.resize.publishMany(
  [],
  { tx }, // error
);

export const confirm: Handlers["orders.confirm"] = ({ complete }) => complete(tx, { confirmed: "yes" });
export const ship: Handlers["orders.ship"] = ({ complete }) => complete(client);
export const wrongResult: Handlers["orders.confirm"] = ({ complete }) =>
  complete(tx, {
    confirmed: 5, // error
  });
export const noResult: Handlers["orders.confirm"] = ({ complete }) => complete(tx); // error
export const elsewhere: PortableHandlers["import-categories"] = ({
  complete, // error
}) => complete;
