import { OptionError } from "jobwright/runtime";
import { expect } from "vitest";
import type { JobState } from "../../../../runtime/backend.ts";
import { idsOf, pagesOf } from "../../pages.ts";
import type { Behaviours, Stage } from "../../stage.ts";

type Queue = Stage["jobs"]["limits"]["free"];

/** How the pages of `list` follow on each other. */
export const paging = {
  "list: the pages of a list hold each of 250 jobs once": async ({ jobs }) => {
    const numbers = Array.from({ length: 250 }, (_, number) => number);
    await jobs.limits.free.publishMany(numbers.map((number) => ({ payload: { number } })));
    const pages = await pagesOf(jobs.limits.free, "waiting", 100);

    expect(pages.map(({ length }) => length)).toEqual([100, 100, 50]);
    const listed = pages.flat().map(({ payload }) => payload.number);
    expect(listed.sort((a, b) => a - b)).toEqual(numbers);
  },

  "list: a list that is exactly one page long has no next": async ({ jobs }) => {
    await jobs.limits.free.publishMany([1, 2, 3].map((number) => ({ payload: { number } })));

    const page = await jobs.limits.free.list({ state: "waiting", limit: 3 });
    expect(page.jobs).toHaveLength(3);
    expect(page.next).toBeUndefined();
    expect(await jobs.limits.free.list({ state: "failed" })).toEqual({ jobs: [], next: undefined });
  },

  "list: paging passes over no waiting job that stays, while others come and go": async ({ jobs }) => {
    await jobs.limits.free.publishMany(many(250));
    await expectCompletePages(jobs.limits.free, "waiting", {
      leave: (id) => jobs.limits.free.cancel(id),
      come: () => jobs.limits.free.publishMany(many(7)),
    });
  },

  "list: paging passes over no delayed job that stays, while others come and go": async ({ jobs }) => {
    const inAnHour = { options: { delay: "1h" } } as const;
    await jobs.limits.free.publishMany(many(250).map((entry) => ({ ...entry, ...inAnHour })));
    const soon = many(7).map((entry, index) => ({ ...entry, options: { delay: 1_200_000 * (index + 2) } }));
    await expectCompletePages(jobs.limits.free, "delayed", {
      leave: (id) => jobs.limits.free.cancel(id),
      come: () => jobs.limits.free.publishMany(soon),
    });
  },

  "list: paging passes over no ended job that stays, while others are retried": async ({ jobs, worker }) => {
    await jobs.limits.free.publishMany(many(250).map((entry) => ({ ...entry, options: { attempts: 1 } })));
    const handler = () => {
      throw new Error("for good");
    };
    await worker({ "limits.free": handler }).runOnce({ jobs: ["limits.free"] });
    await expectCompletePages(jobs.limits.free, "failed", {
      leave: (id) => jobs.limits.free.retry(id),
      come: async () => {},
    });
  },

  "list: a page holds 50 jobs where no limit is given, and up to 1,000": async ({ jobs }) => {
    await jobs.limits.free.publishMany(many(1_001));

    expect((await jobs.limits.free.list({ state: "waiting" })).jobs).toHaveLength(50);
    const largest = await jobs.limits.free.list({ state: "waiting", limit: 1_000 });
    expect(largest.jobs).toHaveLength(1_000);
    expect((await jobs.limits.free.list({ state: "waiting", after: largest.next })).jobs).toHaveLength(1);
  },

  "list: a limit out of range, an unknown state and an unknown option are refused": async ({ jobs }) => {
    const refused = async (options: unknown, message: RegExp) => {
      // As a caller without types would.
      const listed = jobs.limits.free.list(options as Parameters<Queue["list"]>[0]);
      await expect(listed).rejects.toThrow(OptionError);
      await expect(listed).rejects.toThrow(message);
    };
    for (const limit of [0, -1, 1_001, 1.5, Number.NaN, "10", null]) {
      await refused({ state: "waiting", limit }, /^limits\.free: list: limit .* from 1 to 1000/);
    }
    for (const state of ["done", "toString", undefined, null, 1]) await refused({ state }, /one of waiting/);
    await refused(undefined, /one of waiting/);
    await refused({ state: "waiting", offset: 3 }, /unknown option offset/);
  },

  "list: an after that is no page's next, or that of another state, is refused": async ({ jobs }) => {
    await jobs.limits.free.publishMany(many(3));
    const { next = "" } = await jobs.limits.free.list({ state: "waiting", limit: 1 });
    for (const after of ["", "nonsense", "1", next.slice(0, -4), "W10", "WyJ3YWl0aW5nIl0", "žluť"]) {
      await expect(jobs.limits.free.list({ state: "waiting", after }), after).rejects.toThrow(OptionError);
    }
    const elsewhere = jobs.limits.free.list({ state: "failed", after: next });
    await expect(elsewhere).rejects.toThrow(/`next` of a page of failed jobs/);
  },
} satisfies Behaviours;

/** Pages through 250 jobs while, after each page, some of it leave their state, its last among them, and others come. */
async function expectCompletePages(
  queue: Queue,
  state: JobState,
  change: { leave(id: string): Promise<unknown>; come(): Promise<unknown> },
): Promise<void> {
  const before = new Set(await idsOf(queue, state, 1_000));
  const seenOrGone = new Set<string>();
  let after: string | undefined;
  do {
    const page = await queue.list({ state, limit: 60, after });
    for (const { id } of page.jobs) seenOrGone.add(id);
    const leaving = [page.jobs[0], page.jobs[17], page.jobs.at(-1)];
    for (const job of leaving) if (job) await change.leave(job.id);
    await change.come();
    after = page.next;
  } while (after !== undefined);
  expect(before.size).toBe(250);
  expect([...before].filter((id) => !seenOrGone.has(id))).toEqual([]);
}

function many(count: number): readonly { readonly payload: { readonly number: number } }[] {
  return Array.from({ length: count }, (_, number) => ({ payload: { number } }));
}
