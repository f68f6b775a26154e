import type { Handlers } from "../../../generated/handlers.ts";
import { drawBarChart } from "../../shop/bar-chart.ts";
import type { Order } from "../../shop/catalogue.ts";
import { formatMoney } from "../../shop/money.ts";

export const handler: Handlers["reports.monthlySales"] = async ({ payload, context }) => {
  const orders = await context.catalogue.orders(payload);
  const revenue = sum(orders);
  const month = payload.from.toISOString().slice(0, 7);
  const file = await context.files.write(`reports/sales-${month}.html`, renderPage(month, orders, revenue));
  return { file, orders: orders.length, revenue };
};

function renderPage(month: string, orders: readonly Order[], revenue: number): string {
  const days = groupByDay(orders);
  const bars = [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, ofDay]) => ({
      label: day.slice(8),
      value: sum(ofDay),
      title: `${day}: ${ofDay.length} orders, ${formatMoney(sum(ofDay))}`,
    }));
  return `<!doctype html>
<meta charset="utf-8">
<title>Sales in ${month}</title>
<h1>Sales in ${month}</h1>
<p>${orders.length} orders, ${formatMoney(revenue)}</p>
${drawBarChart(bars)}
`;
}

function groupByDay(orders: readonly Order[]): ReadonlyMap<string, readonly Order[]> {
  const days = new Map<string, Order[]>();
  for (const order of orders) {
    const day = order.placedAt.toISOString().slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), order]);
  }
  return days;
}

function sum(orders: readonly Order[]): number {
  return orders.reduce((total, order) => total + order.total, 0);
}
