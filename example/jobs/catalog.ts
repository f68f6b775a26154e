import { defineJob, defineRouter } from "jobwright";
import * as z from "zod";
import { sku } from "./order.ts";

const category = z.object({
  slug: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string(),
  get children() {
    return z.optional(z.array(category));
  },
});

/** What the shop sells, and its pictures. */
export const catalog = defineRouter({
  namespace: "catalog",
  jobs: {
    resizeImage: defineJob({
      description: "Makes a smaller copy of a product's photo.",
      payload: z.object({
        photo: z.string().regex(/^[a-z0-9-]+\.png$/),
        width: z.int().min(16).max(4096),
      }),
      result: z.object({ file: z.string(), width: z.int(), height: z.int(), bytes: z.int() }),
      examples: [
        { photo: "teapot.png", width: 160 },
        { photo: "teapot.png", width: 64 },
        { photo: "cup.png", width: 160 },
      ],
      options: { timeout: "30s", concurrency: 2 },
    }),

    importCategories: defineJob({
      description: "Replaces the tree of categories.",
      payload: z.object({ root: category }),
      result: z.object({ categories: z.int(), depth: z.int() }),
      examples: [
        {
          root: {
            slug: "shop",
            title: "Shop",
            children: [
              { slug: "tea", title: "Tea", children: [{ slug: "black", title: "Black tea" }] },
              { slug: "ware", title: "Teaware" },
            ],
          },
        },
      ],
      options: { concurrency: 1 },
    }),

    updatePrices: defineJob({
      description: "Changes prices by a percentage and writes the new price list.",
      payload: z.object({
        percent: z.int().min(-90).max(100),
        skus: z.array(sku).optional().meta({ description: "Left out: every product." }),
      }),
      result: z.object({ changed: z.int() }),
      examples: [{ percent: 5 }, { percent: -20, skus: ["TEA-0002"] }],
      options: { concurrency: 1 },
    }),
  },
});
