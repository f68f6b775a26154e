import type { Handlers } from "../../../generated/handlers.ts";
import { formatCsv } from "../../shop/csv.ts";

export const handler: Handlers["catalog.updatePrices"] = async ({ payload, context, job }) => {
  const chosen = payload.skus && new Set(payload.skus);
  const products = (await context.catalogue.products()).filter(({ sku }) => !chosen || chosen.has(sku));
  const rows = products.map(({ sku, title, price }) => [
    sku,
    title,
    price,
    Math.round(price * (1 + payload.percent / 100)),
  ]);
  await context.files.write(
    `catalog/prices-${job.id}.csv`,
    formatCsv([["sku", "title", "old cents", "new cents"], ...rows]),
  );
  return { changed: rows.length };
};
