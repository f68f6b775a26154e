import type { JobPage, ListRequest } from "../../../inspection.ts";
import type { JobRecord, JobState } from "../../../job-record.ts";
import { type PagePosition, pageEnd, pageStart } from "../../page-position.ts";
import type { OpenedStore } from "../connection.ts";
import { cancelledSet, retryDueAt } from "../own-keys.ts";
import { readRecords } from "../read-records.ts";
import { isScored, type JobFields, type Walk } from "./walk.ts";
import { walkActive } from "./walk-active.ts";
import { walkRetrying } from "./walk-retrying.ts";
import { walkSet } from "./walk-set.ts";
import { isWaitingPosition, walkWaiting } from "./walk-waiting.ts";

/** How many jobs one look at Redis goes through, where the first ones were not of the state. */
const stride = 2_000;

/** One page of a queue's jobs. */
export async function listPage(opened: OpenedStore, name: string, request: ListRequest): Promise<JobPage> {
  const { state, limit } = request;
  const walk = walkOf(opened, name, request);
  const listed: { readonly job: JobRecord; readonly position: PagePosition }[] = [];
  // One more tells whether there is a next page.
  let steps = await walk(limit + 1);
  while (steps.length > 0 && listed.length <= limit) {
    const fitting = steps.filter(({ fields }) => mayBe(state, fields));
    while (fitting.length > 0 && listed.length <= limit) {
      const next = fitting.splice(0, limit + 1 - listed.length);
      const jobs = await readRecords(
        opened,
        name,
        next.map(({ id }) => id),
      );
      for (const [index, { position }] of next.entries()) {
        const job = jobs[index];
        if (job?.state === state) listed.push({ job, position });
      }
    }
    if (listed.length <= limit) steps = await walk(stride);
  }
  const page = listed.slice(0, limit);
  const last = listed.length > limit ? page.at(-1) : undefined;
  return { jobs: page.map(({ job }) => job), next: last && pageEnd(state, last.position) };
}

function walkOf(opened: OpenedStore, name: string, { state, after }: ListRequest): Walk {
  const start = <Position extends PagePosition>(
    isPosition: (position: readonly unknown[]) => position is Position,
  ) => (after === undefined ? undefined : pageStart(name, state, after, isPosition));
  switch (state) {
    case "waiting":
      return walkWaiting(opened, name, start(isWaitingPosition));
    case "active":
      return walkActive(opened, name, start(isScored));
    case "retrying":
      return walkRetrying(opened, name, start(isScored));
    case "delayed":
      return walkSet(opened, name, { set: state, order: "ascending", after: start(isScored) });
    case "completed":
    case "failed":
      return walkSet(opened, name, { set: state, order: "descending", after: start(isScored) });
    case "cancelled":
      return walkSet(opened, name, { set: cancelledSet, order: "descending", after: start(isScored) });
  }
}

/** Waiting and delayed jobs are kept with the retrying ones; to tell them apart by little saves reading them whole. */
function mayBe(state: JobState, { retry, attemptsStarted }: JobFields): boolean {
  const isRetrying = retryDueAt(retry, attemptsStarted) !== undefined;
  return state === "retrying" ? isRetrying : !isRetrying || (state !== "waiting" && state !== "delayed");
}
