import { defineJob, defineRouter } from "jobwright";
import * as z from "zod";
import { order } from "./order.ts";

const sent = z.object({ sentAt: z.iso.datetime() });

const ada = { userId: "u1", email: "ada@example.com", name: "Ada" };

/** Everything that the shop sends to people. */
export const emails = defineRouter({
  namespace: "emails",
  options: { backoff: { type: "exponential", delay: "1s", max: "10m" }, concurrency: 5 },
  jobs: {
    sendWelcomeEmail: defineJob({
      description: "Greets a new user.",
      payload: z.object({ userId: z.string(), email: z.email(), name: z.string() }),
      result: sent,
      examples: [ada],
    }),

    sendGreeting: defineJob({
      description: "Greeted a new user, before there was a name to greet.",
      deprecated: "Use emails.sendWelcomeEmail.",
      payload: z.object({ email: z.email() }),
      examples: [{ email: "grace@example.com" }],
    }),

    sendOrderConfirmation: defineJob({
      description: "Confirms an order: its items, the total, and how it is paid.",
      payload: z.object({ to: z.email(), order }),
      result: sent,
      examples: [
        {
          to: "ada@example.com",
          order: {
            id: "2026-1001",
            items: [
              { sku: "TEA-0001", title: "Darjeeling First Flush", quantity: 2, unitPrice: 1290 },
              { sku: "POT-0001", title: "Cast Iron Teapot", quantity: 1, unitPrice: 5900 },
            ],
            shipTo: {
              name: "Ada Lovelace",
              street: "12 St James's Square",
              city: "London",
              postalCode: "SW1Y 4JH",
              country: "GB",
            },
            payment: { kind: "card", brand: "Visa", lastFour: "4242" },
          },
        },
        {
          to: "grace@example.com",
          order: {
            id: "2026-1002",
            items: [{ sku: "CUP-0002", title: "Porcelain Cup", quantity: 6, unitPrice: 850 }],
            shipping: 0,
            shipTo: {
              name: "Grace Hopper",
              street: "1 Harbour Road",
              city: "Arlington",
              postalCode: "22201",
              country: "US",
            },
            payment: { kind: "invoice", dueInDays: 30 },
          },
        },
      ],
    }),

    sendNewsletter: defineJob({
      description: "Sends one issue of the newsletter to a list of readers.",
      payload: z.object({
        subject: z.string().default("News from the tea shop"),
        body: z.string().min(1),
        /** Kept as people paste it; the handler gets a list. */
        recipients: z
          .string()
          .meta({ description: "Addresses with commas between them." })
          .transform((list) => list.split(",").map((address) => address.trim()))
          .pipe(z.array(z.email()).min(1)),
      }),
      result: z.object({ sent: z.int() }),
      // Other languages cannot check the addresses in the text, and none of them publishes this job.
      portable: false,
      examples: [{ body: "First flush has arrived.", recipients: "ada@example.com, grace@example.com" }],
    }),
  },
});
