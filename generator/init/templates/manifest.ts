/** `jobs.manifest.ts`: a job of each kind, one that is published and one that runs by the clock. */
export function manifest(name: string): string {
  return `import { defineJob, defineManifest, defineRouter } from "jobwright";
import * as z from "zod";

const emails = defineRouter({
  namespace: "emails",
  jobs: {
    sendWelcomeEmail: defineJob({
      description: "Greets a new user.",
      payload: z.object({ email: z.email(), name: z.string().min(1) }),
      result: z.object({ sentAt: z.iso.datetime() }),
      options: { attempts: 5, backoff: { type: "exponential", delay: "2s" } },
    }),
  },
});

const dailyReport = defineJob({
  name: "daily-report",
  description: "Sums up the last days, every morning.",
  payload: z.object({ days: z.int().min(1).default(1) }),
  options: { schedules: [{ key: "morning", cron: "0 7 * * *", tz: "UTC", payload: {} }] },
});

export default defineManifest({ name: ${JSON.stringify(name)}, jobs: [dailyReport], routers: [emails] });
`;
}
