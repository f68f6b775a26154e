import type { Handlers } from "../../../generated/handlers.ts";
import { formatCsv } from "../../shop/csv.ts";

export const handler: Handlers["reports.lowStock"] = async ({ payload, context }) => {
  const products = await context.catalogue.products();
  const low = products.filter(({ stock }) => stock < payload.below).sort((a, b) => a.stock - b.stock);
  const rows = low.map(({ sku, title, stock }) => [sku, title, stock]);
  await context.files.write("reports/low-stock.csv", formatCsv([["sku", "title", "stock"], ...rows]));
  return { skus: low.map(({ sku }) => sku) };
};
