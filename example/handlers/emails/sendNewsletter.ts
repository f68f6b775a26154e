import type { Handlers } from "../../../generated/handlers.ts";
import { escapeHtml } from "../../shop/html.ts";

export const handler: Handlers["emails.sendNewsletter"] = async ({ payload, context, signal, progress }) => {
  const { subject, body, recipients } = payload;
  let sent = 0;
  for (const to of recipients) {
    await context.mailer.send({ to, subject, html: `<p>${escapeHtml(body)}</p>\n` }, signal);
    sent += 1;
    progress({ sent, of: recipients.length });
  }
  return { sent };
};
