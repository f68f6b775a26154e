import type { Handlers } from "../../../generated/handlers.ts";
import { escapeHtml } from "../../shop/html.ts";
import { formatMoney } from "../../shop/money.ts";
import { describePayment } from "../../shop/payment.ts";

export const handler: Handlers["emails.sendOrderConfirmation"] = async ({ payload, context, signal }) => {
  const { id, items, shipping, shipTo, payment } = payload.order;
  const total = items.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, shipping);
  const rows = items.map(
    ({ title, quantity, unitPrice }) =>
      `<tr><td>${quantity} × ${escapeHtml(title)}<td>${formatMoney(quantity * unitPrice)}</tr>`,
  );
  const html = `<h1>Thank you, ${escapeHtml(shipTo.name)}!</h1>
<table>
${rows.join("\n")}
<tr><td>Shipping<td>${formatMoney(shipping)}</tr>
<tr><th>Total<th>${formatMoney(total)}</tr>
</table>
<p>${escapeHtml(describePayment(payment))}</p>
<p>We send it to ${escapeHtml(`${shipTo.street}, ${shipTo.postalCode} ${shipTo.city}, ${shipTo.country}`)}.</p>
`;
  return context.mailer.send({ to: payload.to, subject: `Your order ${id}`, html }, signal);
};
