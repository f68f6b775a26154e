import { defineJob, defineManifest, defineRouter } from "jobwright";
import * as z from "zod";

const order = z.object({ order: z.string() });

const orders = defineRouter({
  namespace: "orders",
  jobs: {
    confirm: defineJob({
      payload: order,
      result: z.object({ confirmed: z.string() }),
      options: { attempts: 3, backoff: { type: "fixed", delay: 50 } },
    }),
    ship: defineJob({ payload: order, options: { dedupe: { key: ["order"], mode: "unfinished" } } }),
    remind: defineJob({
      payload: order,
      options: { dedupe: { key: ["order"], mode: "throttle", ttl: "1h" } },
    }),
    bill: defineJob({
      payload: order,
      options: { attempts: 2, timeout: "500ms", backoff: { type: "fixed", delay: 50 } },
    }),
    pack: defineJob({
      payload: order,
      options: { priority: true, groupConcurrency: 1, keep: { completed: 0 } },
    }),
  },
});

export default defineManifest({ name: "transactions", routers: [orders] });
