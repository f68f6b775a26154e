import type { Handlers } from "../../generated/handlers.ts";

/**
 * Sends an invoice.
 *
 * The file is made first.
 * @deprecated Use billing.invoice.
 */
export const handler: Handlers["emails.sendInvoice"] = async () => {
  throw new Error("The handler of emails.sendInvoice is not written yet.");
};
