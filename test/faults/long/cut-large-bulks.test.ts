import { test } from "vitest";
import { cutBulks } from "../cut-bulk.ts";
import { record } from "../report.ts";

test.for(["pg-boss", "bullmq"] as const)(
  "so is one of 50,000 jobs, whenever the connection is cut: %s",
  { timeout: 900_000 },
  async (kind) => record(await cutBulks(kind, 50_000, [0.001, 0.25, 0.5, 0.75, 0.999, "answer"])),
);
