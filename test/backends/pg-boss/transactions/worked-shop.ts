import { onTestFinished } from "vitest";
import { quietLogger } from "../../../conformance/quiet-logger.ts";
import { createWorker, type Handlers, type WorkerHooks } from "./generated/index.ts";
import { openShop, type Shop } from "./shop.ts";

export interface WorkedShop extends Shop {
  /** The hooks that were called, with what they tell of. */
  readonly told: readonly string[];
}

/** A shop whose worker has these handlers, until the test ends. */
export async function openWorkedShop(handlers: (shop: Shop) => Partial<Handlers>): Promise<WorkedShop> {
  const shop = await openShop();
  return workIn(shop, handlers(shop));
}

/** Works a shop's jobs with these handlers, until the test ends. */
export async function workIn(shop: Shop, handlers: Partial<Handlers>): Promise<WorkedShop> {
  const told: string[] = [];
  const worker = createWorker({
    backend: shop.backend,
    logger: quietLogger,
    drain: "1s",
    hooks: hooksThatTell(told),
    handlers: {
      ...refusingHandlers,
      ...handlers,
    },
  });
  await worker.start(Object.keys(handlers));
  onTestFinished(() => worker.close());
  return { ...shop, told };
}

/** For every job, so that a test gives those that it is about. */
export const refusingHandlers: Handlers = {
  "orders.bill": refuse,
  "orders.confirm": refuse,
  "orders.pack": refuse,
  "orders.remind": refuse,
  "orders.ship": refuse,
};

function refuse(): never {
  throw new Error("No job of this kind was to be worked here.");
}

function hooksThatTell(told: string[]): WorkerHooks {
  return {
    onStart: ({ job }) => told.push(`start ${job.attempt}`),
    onRetry: ({ error }) => told.push(`retry ${error.message}`),
    onFailure: ({ error }) => told.push(`failure ${error.message}`),
    onComplete: ({ state }) => told.push(`complete ${state}`),
    "orders.confirm": {
      onSuccess: ({ payload, result }) => told.push(`success ${payload.order} ${result.confirmed}`),
    },
    "orders.pack": { onSuccess: ({ payload }) => told.push(`success ${payload.order}`) },
  };
}
