import { readFile } from "node:fs/promises";

export interface Product {
  readonly sku: string;
  readonly title: string;
  readonly description: string;
  /** Whole cents. */
  readonly price: number;
  readonly stock: number;
}

export interface Order {
  readonly id: string;
  readonly placedAt: Date;
  readonly country: string;
  readonly items: number;
  /** Whole cents. */
  readonly total: number;
}

/** What the shop has on record; in a real shop, its database. */
export interface Catalogue {
  products(): Promise<readonly Product[]>;
  orders(period?: { readonly from?: Date | undefined; readonly until?: Date }): Promise<readonly Order[]>;
  /** A photo's bytes. Rejects where there is none with the name. */
  photo(name: string): Promise<Uint8Array>;
}

export function openCatalogue(data = new URL("../data/", import.meta.url)): Catalogue {
  return {
    async products() {
      const rows: readonly Product[] = JSON.parse(await readFile(new URL("products.json", data), "utf8"));
      return rows;
    },
    async orders({ from, until } = {}) {
      const rows: readonly (Omit<Order, "placedAt"> & { readonly placedAt: string })[] = JSON.parse(
        await readFile(new URL("orders.json", data), "utf8"),
      );
      return rows
        .map((row) => ({ ...row, placedAt: new Date(row.placedAt) }))
        .filter(({ placedAt }) => (!from || placedAt >= from) && (!until || placedAt < until));
    },
    photo: (name) => readFile(new URL(`photos/${name}`, data)),
  };
}
