import { test } from "vitest";
import { poisonQueue } from "./poisoned-queue.ts";

test.for(["pg-boss", "bullmq", "embedded"] as const)(
  "payloads that do not fit, enqueued by other means, fail once for good among healthy jobs: %s",
  { timeout: 120_000 },
  (kind) => poisonQueue(kind, 100),
);
