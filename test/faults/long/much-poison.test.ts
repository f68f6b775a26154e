import { test } from "vitest";
import { poisonQueue } from "../poisoned-queue.ts";

test.for(["pg-boss", "bullmq", "embedded"] as const)(
  "so do 10,000 of them: %s",
  { timeout: 240_000 },
  (kind) => poisonQueue(kind, 10_000),
);
