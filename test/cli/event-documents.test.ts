import { expect, test } from "vitest";
import type { DevEvent } from "../../generator/dev/dev-event.ts";
import type { JobEvent } from "../../generator/run/job-events.ts";
import { diagnostic } from "../../schema/diagnostics/diagnostic.ts";
import { documentsIn } from "./documents.ts";

const job = { id: "0190a3e1-0000-7000-8000-000000000000", name: "cleanup", attempt: 1, maxAttempts: 3 };

/** One of each kind: a new kind does not compile until it is here, and fails until the schema has it. */
const jobEvents: { readonly [Kind in JobEvent["kind"]]: Extract<JobEvent, { readonly kind: Kind }> } = {
  started: { kind: "started", job },
  completed: { kind: "completed", job, milliseconds: 1.5 },
  retry: { kind: "retry", job, error: "Error: no", delay: 1000 },
  failed: { kind: "failed", job, error: "Error: no" },
  cancelled: { kind: "cancelled", job },
  log: { kind: "log", level: "warn", message: "hm", fields: " a=1" },
};

const location = { file: "jobs.manifest.ts", line: 1, column: 1 };
const diagnostics = [diagnostic("SCHEMA_DATE", "No date.", { job: "cleanup", path: "payload.at", location })];

const devEvents: { readonly [Kind in DevEvent["kind"]]: Extract<DevEvent, { readonly kind: Kind }> } = {
  generated: { kind: "generated", changed: 2, diagnostics },
  problems: { kind: "problems", diagnostics, message: "", isWorking: true },
  running: { kind: "running", backend: "embedded", jobs: ["cleanup"] },
  crashed: { kind: "crashed", diagnostics: [], message: "Error: no", how: "exit code 1" },
  unwatched: { kind: "unwatched", message: "too many files" },
  output: { kind: "output", text: "hello\n" },
  job: { kind: "job", event: jobEvents.failed },
};

test("the published schema holds for each event of work and dev", () => {
  const documents = [
    ...Object.values(jobEvents).map((event) => ({ command: "work", ...event })),
    ...Object.values(devEvents).map((event) => ({ command: "dev", ...event })),
  ];
  const text = documents.map((document) => `${JSON.stringify(document)}\n`).join("");
  expect(documentsIn(text)).toHaveLength(documents.length);
});
