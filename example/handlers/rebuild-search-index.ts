import type { Handlers } from "../../generated/handlers.ts";
import { buildSearchIndex } from "../shop/search-index.ts";

export const handler: Handlers["rebuild-search-index"] = async ({ payload, context }) => {
  const products = await context.catalogue.products();
  const index = buildSearchIndex(products, payload.full);
  await context.files.write("search/index.json", JSON.stringify(index));
  return { products: products.length, terms: Object.keys(index).length };
};
