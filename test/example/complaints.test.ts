import { expect, test } from "vitest";
import { complaintsAbout } from "../../example/demo/complaints.ts";
import type { Ending } from "../../example/demo/ending.ts";
import type { JobRecord } from "../../runtime/backend.ts";

const completed: JobRecord = {
  id: "1",
  state: "completed",
  payload: {},
  attempt: 1,
  createdAt: new Date(0),
  startedAt: new Date(1_000),
  finishedAt: new Date(1_010),
};

function ending(record: JobRecord | undefined, notBefore?: Date): Ending {
  return { job: "emails.sendNewsletter", id: "1", manner: "at once", notBefore, record };
}

test("a job that completed in one run, after its delay, is no complaint", () => {
  expect(complaintsAbout([ending(completed, new Date(1_000))], new Map())).toEqual([]);
});

test.each([
  ["is gone", ending(undefined), "emails.sendNewsletter 1 is gone."],
  [
    "failed",
    ending({ ...completed, state: "failed", error: { name: "Error", message: "no outbox" } }),
    "emails.sendNewsletter 1 is failed: no outbox",
  ],
  ["has not ended", ending({ ...completed, state: "retrying" }), "emails.sendNewsletter 1 is retrying."],
  [
    "took more runs than it should",
    ending({ ...completed, attempt: 2 }),
    "emails.sendNewsletter 1 took 2 runs, not 1.",
  ],
  [
    "ran before its delay was over",
    ending(completed, new Date(1_500)),
    "emails.sendNewsletter 1 ran 500 ms before its delay was over.",
  ],
])("a job that %s is named", (_, given, complaint) => {
  expect(complaintsAbout([given], new Map())).toEqual([complaint]);
});

test("a job that should fail first is named when it did not", () => {
  expect(complaintsAbout([ending(completed)], new Map([["emails.sendNewsletter", 3]]))).toEqual([
    "emails.sendNewsletter 1 took 1 runs, not 3.",
  ]);
});
