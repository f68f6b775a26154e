// Each line that ends in `// error` must be reported, and no other.
import type { Jobs } from "../../golden/shop/generated/client.ts";

declare const jobs: Jobs;

await jobs.emails.schedule({
  task: "sendWelcomeEmail",
  input: { userId: "u1", email: "ada@example.com", address: { street: "Main", zip: 1 } },
  options: { delay: 5000, priority: 1 },
});

await jobs.emails.schedule({
  task: "sendWelcomeEmail",
  input: {
    userId: "u1",
    email: "ada@example.com",
    address: {
      street: "Main",
      zip: "12345", // error
    },
  },
});
await jobs.emails.schedule({
  task: "sendWelcomeEmail",
  input: {
    userId: "u1",
    email: "ada@example.com",
    adress: { street: "Main", zip: 1 }, // error
  },
});
await jobs.emails.schedule({
  task: "sendInvoice",
  input: {
    orderId: "o1",
    payment: {
      kind: "transfer",
      iban: 5, // error
    },
  },
});
await jobs.emails.schedule({
  task: "sendWelcomeMail", // error
  input: { userId: "u1", email: "ada@example.com" },
});
await jobs.emails.schedule({
  task: "sendInvoice",
  input: { orderId: "o1", payment: { kind: "card", last4: "1234" } },
  options: {
    priority: 1, // error
  },
});
