import { defineJob } from "jobwright";
import * as z from "zod";

export const deliverWebhook = defineJob({
  name: "deliver-webhook",
  description: "Tells a subscriber's HTTP endpoint what happened, signed.",
  payload: z.object({
    subscriber: z.string().regex(/^[a-z][a-z0-9-]*$/),
    event: z.enum(["order.paid", "order.shipped", "product.changed"]),
    data: z.record(z.string(), z.json()),
  }),
  result: z.object({ status: z.int() }),
  examples: [{ subscriber: "warehouse", event: "order.paid", data: { order: "2026-1001", items: 3 } }],
  options: {
    attempts: 6,
    backoff: { type: "exponential", delay: "1s", max: "1h" },
    timeout: "10s",
  },
});
