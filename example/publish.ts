import { createJobs } from "../generated/client.ts";
import { backend } from "./backend.ts";

// A visit to the shop: somebody signs up, orders, and the warehouse hears of it.
const jobs = createJobs({ backend });

const user = { userId: "u7", email: "alan@example.com", name: "Alan" };
const welcome = await jobs.emails.sendWelcomeEmail.publish(user, { delay: "2s" });

await jobs.emails.sendOrderConfirmation.publish({
  to: user.email,
  order: {
    id: "2026-1003",
    items: [{ sku: "TEA-0002", title: "Assam Breakfast", quantity: 3, unitPrice: 890 }],
    shipTo: {
      name: "Alan Turing",
      street: "8 Sackville St",
      city: "Manchester",
      postalCode: "M1",
      country: "GB",
    },
    payment: { kind: "invoice", dueInDays: 14 },
  },
});

await jobs["deliver-webhook"].publish({
  subscriber: "warehouse",
  event: "order.paid",
  data: { order: "2026-1003" },
});

await jobs.catalog.resizeImage.publishMany([
  { payload: { photo: "teapot.png", width: 320 } },
  { payload: { photo: "cup.png", width: 320 }, options: { delay: "1m" } },
]);

console.log(welcome.id);
await backend.close();
