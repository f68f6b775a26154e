import { describe, expect, test } from "vitest";
import { NonRetryableError, RetryError } from "../../runtime/errors.ts";
import { outcomeOf } from "../../runtime/worker/outcome.ts";

const options = {
  attempts: 3,
  backoff: { type: "fixed", delay: 700, max: null, jitter: 0 },
  timeout: 1_000,
  priority: null,
  dedupe: null,
  concurrency: null,
  rateLimit: null,
  groupConcurrency: null,
  keep: { completed: 0, failed: 0 },
  schedules: [],
} as const;

const thrown = (error: unknown, attempt = 1) =>
  outcomeOf({ kind: "threw", error, final: false }, { attempt, maxAttempts: 3 }, options);

describe("what becomes of a job whose handler threw", () => {
  test("an error waits for the backoff, and the last one ends the job", () => {
    expect(thrown(new Error("no"))).toMatchObject({ kind: "retry", delay: 700 });
    expect(thrown(new Error("no"), 3)).toMatchObject({ kind: "failed" });
  });

  test("NonRetryableError ends it at once, also that of another copy of the package", () => {
    expect(thrown(new NonRetryableError("no")).kind).toBe("failed");
    expect(thrown(Object.assign(new Error("no"), { name: "NonRetryableError" })).kind).toBe("failed");
  });

  test("RetryError waits as long as it asks for", () => {
    expect(thrown(new RetryError("busy", { after: "2s" }))).toMatchObject({ delay: 2_000 });
    expect(thrown(new RetryError("busy", { after: new Date(0) }))).toMatchObject({ delay: 0 });
  });

  test.each([undefined, "soon", Number.NaN, -1, new Date("nonsense")])(
    "a RetryError of another copy that asks for %s waits for the backoff",
    (wait) => {
      expect(thrown(Object.assign(new Error("busy"), { name: "RetryError", after: wait }))).toMatchObject({
        delay: 700,
      });
    },
  );

  test("no wait is longer than a year", () => {
    expect(thrown(new RetryError("busy", { after: "3650d" }))).toMatchObject({ delay: 365 * 86_400_000 });
  });
});
