import type { Handlers } from "../../../generated/handlers.ts";
import type { Order } from "../../shop/catalogue.ts";
import { formatCsv } from "../../shop/csv.ts";

export const handler: Handlers["reports.exportOrders"] = async ({ payload, context }) => {
  const orders = await context.catalogue.orders({ from: payload.since });
  const text = payload.format === "csv" ? asCsv(orders) : asJsonLines(orders);
  const file = await context.files.write(`reports/orders.${payload.format}`, text);
  return { file, orders: orders.length };
};

function asCsv(orders: readonly Order[]): string {
  const rows = orders.map(({ id, placedAt, country, items, total }) => [
    id,
    placedAt.toISOString(),
    country,
    items,
    total,
  ]);
  return formatCsv([["order", "placed at", "country", "items", "total cents"], ...rows]);
}

function asJsonLines(orders: readonly Order[]): string {
  return orders.map((order) => `${JSON.stringify(order)}\n`).join("");
}
