import { defineJob, defineManifest, defineRouter } from "jobwright";
import * as z from "zod";

const emails = defineRouter({
  namespace: "emails",
  jobs: {
    sendWelcomeEmail: defineJob({
      description: "Greets a new user.",
      payload: z.object({
        userId: z.string(),
        email: z.email(),
        address: z.object({ street: z.string(), zip: z.number().describe("Without blanks.") }).optional(),
      }),
      result: z.object({ sentAt: z.iso.datetime() }),
      examples: [{ userId: "u1", email: "ada@example.com" }],
      options: { priority: true },
    }),
    sendInvoice: defineJob({
      description: "Sends an invoice.\n\nThe file is made first.",
      deprecated: "Use billing.invoice.",
      payload: z.object({
        orderId: z.string(),
        payment: z.discriminatedUnion("kind", [
          z.object({ kind: z.literal("card"), last4: z.string() }),
          z.object({ kind: z.literal("transfer"), iban: z.string() }),
        ]),
        copies: z.number().default(1),
      }),
    }),
  },
});

const category = z.object({
  name: z.string(),
  get children() {
    return z.array(category);
  },
});

const importCategories = defineJob({
  name: "import-categories",
  payload: z.object({ root: category }),
});

const monthlyReport = defineJob({
  name: "monthly-report",
  payload: z.object({
    month: z.codec(z.iso.datetime(), z.date(), {
      decode: (text) => new Date(text),
      encode: (date) => date.toISOString(),
    }),
    title: z.string().transform((text) => text.length),
  }),
  options: {
    dedupe: { key: ["month"], mode: "unfinished" },
    schedules: [{ key: "first", cron: "0 3 1 * *", payload: { month: "2026-01-01T00:00:00Z", title: "All" } }],
  },
});

export default defineManifest({
  name: "shop",
  options: { attempts: 5 },
  jobs: [monthlyReport, importCategories],
  routers: [emails],
});
