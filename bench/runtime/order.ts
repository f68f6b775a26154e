import { randomUUID } from "node:crypto";
import type { Order } from "./order-schema.ts";

export type { Order };

/** Orders of their own, numbered from 0. */
export function orders(count: number): readonly Order[] {
  return Array.from({ length: count }, (_, number) => order(number));
}

function order(number: number): Order {
  return {
    orderId: randomUUID(),
    number,
    email: `customer${number}@example.com`,
    currency: "EUR",
    items: [
      { sku: `shoe-${number % 90}`, quantity: 1, price: 89.5 },
      { sku: "laces", quantity: 2, price: 3.25 },
    ],
    address: { street: "Main Street 1", city: "Springfield", zip: "12345" },
    express: number % 2 === 0,
    note: "Please ring twice.",
  };
}
