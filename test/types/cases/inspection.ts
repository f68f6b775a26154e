// Each line that ends in `// error` must be reported, and no other.
import type { Backend } from "jobwright/runtime";
import { createJobs } from "../../golden/shop/generated/client.ts";

declare const backend: Backend;
const emails = createJobs({ backend }).emails.sendWelcomeEmail;

const page = await emails.list({ state: "completed", limit: 10 });
for (const { payload, result, state } of page.jobs) {
  payload.email satisfies string;
  result?.sentAt satisfies string | undefined;
  state satisfies "waiting" | "delayed" | "active" | "retrying" | "completed" | "failed" | "cancelled";
  payload.mail; // error
}
await emails.list({ state: "completed", after: page.next });
await emails.list({
  state: "done", // error
});
await emails.list({
  state: "failed",
  offset: 10, // error
});
await emails.list({ limit: 10 }); // error
await emails.list(); // error
const counts = await emails.counts();
counts.delayed satisfies number;
counts.retrying; // error
(await emails.cancel("id")) satisfies boolean;
(await emails.retry("id")) satisfies boolean;
(await emails.isPaused()) satisfies boolean;
await emails.pause();
await emails.resume();
await emails.pause("1h"); // error
await emails.cancel(1); // error
