import { expect, test } from "vitest";
import { jobCounts } from "../../generator/dev/job-counts.ts";
import { liveLines } from "../../generator/dev/live-lines.ts";
import type { JobEvent } from "../../generator/run/job-events.ts";

const plain = (_: string, text: string): string => text;
const wide = { rows: 40, columns: 120 };

type Kind = "started" | "completed" | "failed" | "retry" | "cancelled";

function event(kind: Kind, name: string, id: string): JobEvent {
  const job = { id, name, attempt: 1, maxAttempts: 3 };
  if (kind === "started" || kind === "cancelled") return { kind, job };
  if (kind === "completed") return { kind, job, milliseconds: 1 };
  return kind === "retry" ? { kind, job, error: "Error: x", delay: 1 } : { kind, job, error: "Error: x" };
}

test("ends and running attempts are counted by job, and a new worker begins with nothing active", () => {
  const counts = jobCounts();
  counts.restart(["emails.welcome", "cleanup"]);
  counts.add(event("started", "emails.welcome", "1"));
  counts.add(event("retry", "emails.welcome", "1"));
  counts.add(event("started", "emails.welcome", "1"));
  counts.add(event("completed", "emails.welcome", "1"));
  counts.add(event("failed", "emails.welcome", "2"));
  counts.add(event("started", "emails.welcome", "3"));
  counts.add(event("started", "cleanup", "4"));
  counts.add(event("cancelled", "cleanup", "4"));
  expect(liveLines(counts.entries(), wide, plain)).toEqual([
    "emails.welcome  ✓ 1  ✗ 1  ↻ 1  active 1",
    "cleanup         ✓ 0  ⊘ 1",
  ]);
  counts.restart(["emails.welcome"]);
  expect(liveLines(counts.entries(), wide, plain)).toEqual(["emails.welcome  ✓ 1  ✗ 1  ↻ 1"]);
});

test("on a small terminal no line wraps, and jobs that have something to tell come first", () => {
  const counts = jobCounts();
  counts.restart(Array.from({ length: 30 }, (_, index) => `reports.aJobWithALongName${index}`));
  counts.add(event("completed", "reports.aJobWithALongName20", "1"));
  counts.add(event("started", "reports.aJobWithALongName25", "2"));
  const lines = liveLines(counts.entries(), { rows: 10, columns: 24 }, plain);
  expect(lines).toHaveLength(5);
  expect(lines.every((line) => line.length < 24)).toBe(true);
  expect(lines[0]).toContain("active 1");
  expect(lines[1]).toContain("✓ 1");
  expect(lines.at(-1)).toBe("… and 26 more");
});
