import { type Order, orderSchema } from "../order-schema.ts";

/** What a team that validates writes by hand before it publishes and when it works: throws, or gives the parsed value. */
export function parsed(order: unknown): unknown {
  const { success, data, error } = orderSchema.safeParse(order);
  if (!success) throw error;
  return data;
}

/** How a raw system treats its payloads: as they are, or validated on both ends. */
export interface Treatment {
  readonly check: (order: unknown) => unknown;
}

export const asTheyAre: Treatment = { check: (order) => order };
export const validated: Treatment = { check: parsed };

/** An order that a queue handed out, where this benchmark alone has put orders in. */
export function asOrder(data: unknown): Order {
  return data as Order;
}
