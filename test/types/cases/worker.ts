// Each line that ends in `// error` must be reported, and no other.
import type { Backend } from "jobwright/runtime";
import { createWorker as createMinimalWorker } from "../../golden/minimal/generated/worker.ts";
import type { Handlers } from "../../golden/shop/generated/handlers.ts";
import { createWorker } from "../../golden/shop/generated/worker.ts";

declare const backend: Backend;

createWorker({
  backend,
  concurrency: 5,
  hooks: {
    onFailure: ({ error, context }) => console.error(context.jobName, error.message),
    "emails.*": { onSuccess: ({ job }) => console.info(job.id) },
    "emails.sendWelcomeEmail": {
      onSuccess: ({ result, payload }) => console.info(result.sentAt, payload.email),
    },
  },
  handlers: { "import-categories": async ({ payload }) => payload.root.children.length },
  createContext: ({ job }) => ({ jobs: undefined, jobName: job.name }),
});
createMinimalWorker({
  backend,
  handlers: { "send-report": ({ payload }) => void payload.month },
});

export const welcome: Handlers["emails.sendWelcomeEmail"] = async ({ payload, context }) => {
  payload.zip; // error
  context.mailer; // error
  return { sentAt: new Date().toISOString() };
};
export const wrongResult: Handlers["emails.sendWelcomeEmail"] = async () => ({ sentAt: new Date() }); // error
export const report: Handlers["monthly-report"] = async ({ payload }) => {
  payload.month.getTime();
  payload.title satisfies number;
  payload.title satisfies string; // error
};
export const invoice: Handlers["emails.sendInvoice"] = ({ payload }) => {
  payload.copies satisfies number;
};

createWorker({
  backend,
  concurency: 5, // error
});
createWorker({
  backend,
  hooks: {
    onFailed: () => {}, // error
  },
});
createWorker({
  backend,
  hooks: {
    "email.*": {}, // error
  },
});
createWorker({
  backend,
  hooks: {
    "emails.sendWelcomeEmail": {
      onSuccess: ({ result }) => result.sendAt, // error
    },
  },
});
createWorker({
  backend,
  handlers: {
    "emails.sendWelcome": () => {}, // error
  },
});
createMinimalWorker({ backend }); // error
createMinimalWorker({
  backend,
  handlers: {}, // error
});
