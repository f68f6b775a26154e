import type { Handlers } from "../../generated/handlers.ts";

/** Greets a new user. */
export const handler: Handlers["emails.sendWelcomeEmail"] = async () => {
  throw new Error("The handler of emails.sendWelcomeEmail is not written yet.");
};
