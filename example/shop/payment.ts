import type * as z from "zod";
import type { payment } from "../jobs/order.ts";

/** One sentence on how an order is paid. */
export function describePayment(how: z.output<typeof payment>): string {
  switch (how.kind) {
    case "card":
      return `Paid with ${how.brand} ending in ${how.lastFour}.`;
    case "transfer":
      return `Please transfer the total to ${how.iban}, reference ${how.reference}.`;
    case "invoice":
      return `The invoice is due in ${how.dueInDays} days.`;
  }
}
