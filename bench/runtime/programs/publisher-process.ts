// Imports what publishes, publishes one job, and says what both took.
import { type Order, orders } from "../order.ts";
import { type ProgramSettings, type PublisherFigures, pgBossOptions } from "./settings.ts";

const settings: ProgramSettings = JSON.parse(process.argv[2] ?? "");
const [order] = orders(1);
if (!order) throw new Error("There is no order.");

const began = performance.now();
const publish = await importPublisher();
const imported = performance.now();
await publish(order);
const figures: PublisherFigures = {
  imports: Math.round(imported - began),
  publish: Math.round(performance.now() - imported),
};
console.log(JSON.stringify(figures));
process.exit();

async function importPublisher(): Promise<(order: Order) => Promise<unknown>> {
  if (settings.side === "jobwright") return ours();
  const publish = settings.backend === "bullmq" ? await rawBullmq() : await rawPgBoss();
  if (settings.side === "raw") return publish;
  const { orderSchema } = await import("../order-schema.ts");
  return (order) => {
    orderSchema.parse(order);
    return publish(order);
  };
}

async function ours(): Promise<(order: Order) => Promise<unknown>> {
  const { ourBackend, ourBindings } = await import("./our-bindings.ts");
  const { connectClient } = await import("jobwright/client");
  const { manifest, contract } = ourBindings(settings);
  const client = connectClient(manifest, contract, { backend: await ourBackend(settings) });
  const jobs = client.job<Order, unknown, object>("order0");
  return (order) => jobs.publish(order);
}

async function rawPgBoss(): Promise<(order: Order) => Promise<unknown>> {
  const { PgBoss } = await import("pg-boss");
  const boss = new PgBoss({ ...(await pgBossOptions(settings)), supervise: false, schedule: false });
  boss.on("error", console.error);
  return async (order) => {
    await boss.start();
    await boss.createQueue("order0", { notify: true });
    return boss.send("order0", order);
  };
}

async function rawBullmq(): Promise<(order: Order) => Promise<unknown>> {
  const { Queue } = await import("bullmq");
  const queue = new Queue("order0", { connection: { url: settings.url }, prefix: settings.space });
  return (order) => queue.add("order0", order);
}
