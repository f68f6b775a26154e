import { test } from "vitest";
import { cutBulks } from "./cut-bulk.ts";
import { record } from "./report.ts";

test.for(["pg-boss", "bullmq"] as const)(
  "a bulk whose connection is cut is stored whole or not at all, and sending it again adds nothing twice: %s",
  { timeout: 120_000 },
  async (kind) => record(await cutBulks(kind, 500, [0.5, "answer"])),
);
