import { defineJob } from "jobwright";
import * as z from "zod";

export const rebuildSearchIndex = defineJob({
  name: "rebuild-search-index",
  description: "Rebuilds the index that the shop's search box reads.",
  payload: z.object({
    full: z.boolean().default(false).meta({ description: "Descriptions too, not only titles." }),
  }),
  result: z.object({ products: z.int(), terms: z.int() }),
  examples: [{}, { full: true }],
  options: {
    attempts: 4,
    backoff: { type: "fixed", delay: "60s" },
    timeout: "10m",
    dedupe: { mode: "unfinished", key: ["full"] },
    schedules: [{ key: "nightly", cron: "0 3 * * *", tz: "Europe/Prague", payload: { full: true } }],
  },
});
