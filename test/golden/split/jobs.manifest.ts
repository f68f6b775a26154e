import { defineJob, defineManifest, defineRouter } from "jobwright";
import * as z from "zod";

const images = defineRouter({
  namespace: "images",
  jobs: { resize: defineJob({ payload: z.object({ path: z.string(), width: z.number() }) }) },
});

export default defineManifest({ name: "split", routers: [images] });
