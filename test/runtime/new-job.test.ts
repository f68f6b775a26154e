import { describe, expect, test } from "vitest";
import { OptionError } from "../../runtime/errors.ts";
import { newJob } from "../../runtime/publisher/new-job.ts";
import type { RuntimeJob } from "../../schema/contract.ts";

const job: RuntimeJob = {
  name: "ranked",
  namespace: null,
  key: "ranked",
  options: {
    attempts: 3,
    backoff: { type: "fixed", delay: 0, max: null, jitter: 0 },
    timeout: 1_000,
    priority: 5,
    dedupe: null,
    concurrency: null,
    rateLimit: null,
    groupConcurrency: null,
    keep: { completed: 0, failed: 0 },
    schedules: [],
  },
};
const plain: RuntimeJob = { ...job, options: { ...job.options, priority: null } };

describe("the options of a call", () => {
  test("come before the contract's", () => {
    expect(newJob(job, {}, { attempts: 1, priority: -1_000 })).toMatchObject({
      attempts: 1,
      priority: -1_000,
    });
    expect(newJob(job, {})).toMatchObject({ attempts: 3, priority: 5, startAt: null });
    expect(newJob(plain, {}).priority).toBeNull();
  });

  test("a delay is from now, and a past moment is now", () => {
    const before = Date.now();
    const at = newJob(job, {}, { delay: "2s" }).startAt?.getTime() ?? 0;
    expect(at).toBeGreaterThanOrEqual(before + 2_000);
    expect(at).toBeLessThanOrEqual(Date.now() + 2_000);
    expect(newJob(job, {}, { delay: new Date(0) }).startAt).toBeNull();
    expect(newJob(job, {}, { delay: 0 }).startAt).toBeNull();
  });

  test.each([
    ["an unknown one", { delayed: 5 }],
    ["no attempts", { attempts: 0 }],
    ["a priority out of range", { priority: 1_001 }],
    ["dedupe, which the job has not", { dedupe: { key: "a" } }],
    ["a delay without a unit", { delay: "5" }],
    ["a negative delay", { delay: -5 }],
    ["a delay of a thousand years", { delay: "365000d" }],
    ["a delay beyond any date", { delay: Number.MAX_SAFE_INTEGER }],
    ["a Date that is none", { delay: new Date("nonsense") }],
    ["a Date in the year 250000", { delay: new Date("+250000-01-01T00:00:00Z") }],
  ])("are refused: %s", (_, options) => {
    expect(() => newJob(job, {}, options)).toThrow(OptionError);
  });

  test("priority is refused where the job has none, and says what to write", () => {
    expect(() => newJob(plain, {}, { priority: 1 })).toThrow("priority: true");
  });

  test("a group is refused where the job has none, and says what to write", () => {
    expect(() => newJob(job, {}, { group: "a" })).toThrow("groupConcurrency: 1");
  });

  test("a group is a text that Postgres can hold in an index", () => {
    const grouped: RuntimeJob = { ...job, options: { ...job.options, groupConcurrency: 1 } };
    expect(newJob(grouped, {}, { group: "ä".repeat(256) }).group).toBe("ä".repeat(256));
    expect("group" in newJob(grouped, {})).toBe(false);
    for (const group of ["", "ä".repeat(257), "a\0", "\ud800", 5, null])
      expect(() => newJob(grouped, {}, { group })).toThrow("a text of 1 to 512 bytes");
  });
});
