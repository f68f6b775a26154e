import { defineJob, defineManifest, defineRouter } from "jobwright";
import * as z from "zod";

const images = defineRouter({
  namespace: "images",
  options: { rateLimit: { max: 10, per: "1s" } },
  jobs: {
    resize: defineJob({ payload: z.object({ path: z.string(), width: z.number() }) }),
    sweep: defineJob({
      payload: z.object({ folder: z.string() }),
      options: {
        rateLimit: false,
        schedules: [
          { key: "often", every: "90s", payload: { folder: "new" } },
          { key: "noon", cron: "30 0 12 * * *", tz: "Europe/Prague", payload: { folder: "all" } },
        ],
      },
    }),
  },
});

export default defineManifest({ name: "split", routers: [images] });
