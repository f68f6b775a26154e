import type { JobPage, ListRequest } from "../../../inspection.ts";
import type { JobRecord } from "../../../job-record.ts";
import { type PagePosition, pageEnd, pageStart } from "../../page-position.ts";
import type { OpenedStore } from "../connection.ts";
import { cancelledSet } from "../own-keys.ts";
import { readRecords } from "../read-records.ts";
import { isScored, type Walk } from "./walk.ts";
import { walkActive } from "./walk-active.ts";
import { walkRetrying } from "./walk-retrying.ts";
import { walkSet } from "./walk-set.ts";
import { isWaitingPosition, walkWaiting } from "./walk-waiting.ts";

/** One page of a queue's jobs. */
export async function listPage(opened: OpenedStore, name: string, request: ListRequest): Promise<JobPage> {
  const { state, limit } = request;
  const walk = walkOf(opened, name, request);
  const listed: { readonly job: JobRecord; readonly position: PagePosition }[] = [];
  // One more tells whether there is a next page.
  for (let ended = false; !ended && listed.length <= limit; ) {
    const stretch = await walk(limit + 1 - listed.length);
    const ids = stretch.steps.map(({ id }) => id);
    const jobs = await readRecords(opened, name, ids);
    for (const [index, { position }] of stretch.steps.entries()) {
      const job = jobs[index];
      if (job?.state === state) listed.push({ job, position });
    }
    ended = stretch.ended;
  }
  const page = listed.slice(0, limit);
  const last = listed.length > limit ? page.at(-1) : undefined;
  return { jobs: page.map(({ job }) => job), next: last && pageEnd(state, last.position) };
}

const soonestFirst = { set: "delayed", order: "ascending", selection: "others" } as const;
const latestFirst = { order: "descending", selection: "any" } as const;

function walkOf(opened: OpenedStore, name: string, { state, after }: ListRequest): Walk {
  const start = <Position extends PagePosition>(
    isPosition: (position: readonly unknown[]) => position is Position,
  ) => (after === undefined ? undefined : pageStart(name, state, after, isPosition));
  switch (state) {
    case "waiting":
      return walkWaiting(opened, name, "others", start(isWaitingPosition));
    case "active":
      return walkActive(opened, name, start(isScored));
    case "retrying":
      return walkRetrying(opened, name, start(isScored));
    case "delayed":
      return walkSet(opened, name, { ...soonestFirst, after: start(isScored) });
    case "completed":
    case "failed":
      return walkSet(opened, name, { ...latestFirst, set: state, after: start(isScored) });
    case "cancelled":
      return walkSet(opened, name, { ...latestFirst, set: cancelledSet, after: start(isScored) });
  }
}
