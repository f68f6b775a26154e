import type { Handlers } from "../../../generated/handlers.ts";

// Nothing publishes this any more; the handler stays until the last queued job is through.
export const handler: Handlers["emails.sendGreeting"] = async ({ payload, context, signal }) =>
  context.mailer.send(
    { to: payload.email, subject: "Welcome!", html: "<h1>Welcome to our shop!</h1>\n" },
    signal,
  );
