import type { Product } from "./catalogue.ts";

/** From a term to the products that have it. */
export type SearchIndex = Readonly<Record<string, readonly string[]>>;

/** An inverted index over titles, and with `full` over descriptions too; terms and products in order. */
export function buildSearchIndex(products: readonly Product[], full: boolean): SearchIndex {
  const skusByTerm = new Map<string, Set<string>>();
  for (const { sku, title, description } of products) {
    for (const term of termsOf(full ? `${title} ${description}` : title)) {
      skusByTerm.set(term, (skusByTerm.get(term) ?? new Set()).add(sku));
    }
  }
  const terms = [...skusByTerm].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(terms.map(([term, skus]) => [term, [...skus].sort()]));
}

function termsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{Letter}\p{Number}]{2,}/gu) ?? [];
}
