import { type Backend, connectClient, connectWorker } from "jobwright/runtime";
import type { Order } from "../order.ts";
import { orderContract, orderManifest, queue } from "../order-jobs.ts";
import type { OpenSystem, System } from "../system.ts";

const manifest = orderManifest(1);

/** Jobwright, with every default of its own. */
export function jobwright(openBackend: () => Backend): System {
  return {
    name: "jobwright",
    async open(): Promise<OpenSystem> {
      const contract = await orderContract(manifest);
      const backend = openBackend();
      const client = connectClient(manifest, contract, { backend });
      const jobs = client.job<Order, unknown, object>(queue);
      await backend.prepare(contract);
      return {
        publish: (order) => jobs.publish(order),
        publishMany: (orders) => jobs.publishMany(orders.map((payload) => ({ payload }))),
        async work(concurrency, handle) {
          const handler = ({ payload }: { readonly payload: Order }): void | Promise<void> => handle(payload);
          const worker = connectWorker(
            { manifest, contract, handlers: {} },
            { backend, concurrency, handlers: { [queue]: handler } },
          );
          await worker.start();
          return async () => void (await worker.stop());
        },
        close: () => backend.close(),
      };
    },
  };
}
