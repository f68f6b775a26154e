// Each line that ends in `// error` must be reported, and no other.
import type { Backend } from "jobwright/runtime";
import { createJobs } from "../../golden/shop/generated/client.ts";

declare const backend: Backend;
const jobs = createJobs({ backend });
const user = { userId: "u1", email: "ada@example.com" };

await jobs.emails.sendWelcomeEmail.publish(user, { delay: "5s", attempts: 2, priority: 10 });
await jobs["import-categories"].publish({ root: { name: "a", children: [{ name: "b", children: [] }] } });
await jobs["monthly-report"].publish(
  { month: "2026-01-01T00:00:00Z", title: "All" },
  { dedupe: { key: "a" } },
);
await jobs.emails.sendInvoice.publish({ orderId: "o1", payment: { kind: "card", last4: "1234" } });
const { sentAt } = await jobs.emails.sendWelcomeEmail.waitFor("id");
sentAt satisfies string;

await jobs.emails.sendWelcomeEmail.publish({
  userId: 1, // error
  email: "ada@example.com",
});
await jobs.emails.sendWelcomeEmail.publish({
  userId: "u1",
  mail: "ada@example.com", // error
});
await jobs.emails.sendWelcomeEmail.publish({ userId: "u1" }); // error
await jobs.emails.sendWelcomeEmail.publish({
  ...user,
  address: {
    street: "Main",
    zip: "12345", // error
  },
});
await jobs.emails.sendInvoice.publish({
  orderId: "o1",
  payment: {
    kind: "card",
    iban: "DE00", // error
  },
});
await jobs["monthly-report"].publish({
  month: new Date(), // error
  title: "All",
});

await jobs.emails.sendWelcomeEmail.publish(user, {
  dealy: "5s", // error
});
await jobs.emails.sendWelcomeEmail.publish(user, {
  delay: "5 seconds", // error
});
await jobs.emails.sendInvoice.publish(
  { orderId: "o1", payment: { kind: "card", last4: "1234" } },
  {
    priority: 1, // error
  },
);
await jobs.emails.sendWelcomeEmail.publish(user, {
  dedupe: { key: "a" }, // error
});
await jobs.emails.sendWelcomeEmial.publish(user); // error
await jobs["rebuild-search"].publish({}); // error
createJobs({ backend, prefix: "a" }); // error
