import type { Handlers } from "../../../generated/handlers.ts";
import { escapeHtml } from "../../shop/html.ts";

export const handler: Handlers["emails.sendWelcomeEmail"] = async ({ payload, context, signal }) =>
  context.mailer.send(
    {
      to: payload.email,
      subject: `Welcome, ${payload.name}!`,
      html: `<h1>Welcome, ${escapeHtml(payload.name)}!</h1>\n<p>The kettle is on.</p>\n`,
    },
    signal,
  );
