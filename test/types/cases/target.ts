// Each line that ends in `// error` must be reported, and no other.
import { defineJob } from "jobwright";
import type { Backend } from "jobwright/runtime";
import * as z from "zod";
import { createJobs } from "../../golden/split/client/index.ts";
import { createWorker } from "../../golden/split/worker/index.ts";

declare const bullmq: Backend & { readonly kind: "bullmq" };
declare const pgBoss: Backend & { readonly kind: "pg-boss" };

const handlers = { "images.resize": () => {}, "images.sweep": () => {} };
const jobs = createJobs({ backend: bullmq });
createWorker({ backend: bullmq, handlers });
createJobs({
  backend: pgBoss, // error
});
createWorker({
  handlers,
  backend: pgBoss, // error
});

await jobs.images.resize.publish(
  { path: "a", width: 1 },
  { rateLimit: { max: 1, per: "1s" } }, // error
);

const payload = z.object({ id: z.string() });
const times = { key: "k", payload: { id: "1" } };
defineJob({
  payload,
  options: {
    rateLimit: { max: 1, per: "1s" },
    schedules: [
      { ...times, cron: "* * * * * *" },
      { ...times, every: "1s" },
    ],
  },
});
defineJob({ payload, options: { rateLimit: false } });
defineJob({
  payload,
  options: {
    rateLimit: { max: 1 }, // error
  },
});
defineJob({
  payload,
  options: {
    rateLimit: { max: 1, per: "1 second" }, // error
  },
});
defineJob({
  payload,
  options: {
    schedules: [
      { key: "k", payload: { id: "1" }, cron: "* * * * *", every: "1s" }, // error
    ],
  },
});
defineJob({
  payload,
  options: {
    schedules: [
      { key: "k", payload: { id: "1" }, every: "1s", tz: "UTC" }, // error
    ],
  },
});
defineJob({
  payload,
  options: {
    schedules: [
      { key: "k", payload: { id: "1" } }, // error
    ],
  },
});
