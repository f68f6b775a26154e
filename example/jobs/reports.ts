import { defineJob, defineRouter } from "jobwright";
import * as z from "zod";
import { cents, sku } from "./order.ts";

/** A moment: an ISO 8601 string in the queue, a `Date` in the handler. */
const moment = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
});

/** Figures for the people who run the shop. */
export const reports = defineRouter({
  namespace: "reports",
  options: { keep: { completed: "7d", failed: "30d" } },
  jobs: {
    monthlySales: defineJob({
      description: "Draws the sales of a month, day by day, as a web page.",
      payload: z.object({ from: moment, until: moment }),
      result: z.object({ file: z.string(), orders: z.int(), revenue: cents }),
      examples: [{ from: "2026-10-01T00:00:00Z", until: "2026-11-01T00:00:00Z" }],
    }),

    exportOrders: defineJob({
      description: "Writes orders as a table for the bookkeepers. A person waits for it, so it may go first.",
      payload: z.object({
        since: moment.optional(),
        format: z.enum(["csv", "jsonl"]).default("csv"),
      }),
      result: z.object({ file: z.string(), orders: z.int() }),
      examples: [{}, { since: "2026-11-01T00:00:00Z", format: "jsonl" }],
      options: { priority: true },
    }),

    lowStock: defineJob({
      description: "Lists the products that run out. Asked for after every sale, done once in ten seconds.",
      payload: z.object({ below: z.int().min(1).default(5) }),
      result: z.object({ skus: z.array(sku) }),
      examples: [{ below: 10 }],
      options: { dedupe: { mode: "throttle", key: ["below"], ttl: "10s" } },
    }),
  },
});
