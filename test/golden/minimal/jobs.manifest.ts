import { defineJob, defineManifest } from "jobwright";
import * as z from "zod";

export default defineManifest({
  name: "minimal",
  jobs: [defineJob({ name: "send-report", payload: z.object({ month: z.number(), draft: z.boolean().optional() }) })],
});
