import type { JobPage, ListRequest } from "../../inspection.ts";
import type { JobState } from "../../job-record.ts";
import { pageEnd, pageStart } from "../page-position.ts";
import type { Installation } from "./installation.ts";
import { isUuid } from "./is-uuid.ts";
import { jobRecord } from "./job-record.ts";
import { type ListRow, listJobs } from "./sql/listing.ts";

/** `moment`, `id` and, of a waiting job, `priority` of a row. */
type Position = readonly [string, string, ...(readonly number[])];

/** One page of a queue's jobs. */
export async function listPage(
  { database, schemas }: Installation,
  name: string,
  { state, limit, after }: ListRequest,
): Promise<JobPage> {
  const start = after === undefined ? [] : pageStart(name, state, after, isPositionIn(state));
  const statement = listJobs(schemas, state, after === undefined);
  // One more tells whether there is a next page.
  const rows = await database.query<ListRow>(statement, [name, limit + 1, ...start]);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    jobs: page.map((row) => jobRecord(row.id, row)),
    next: last && pageEnd(state, positionOf(state, last)),
  };
}

function positionOf(state: JobState, { moment, id, priority }: ListRow): Position {
  return state === "waiting" ? [moment, id, priority] : [moment, id];
}

function isPositionIn(state: JobState) {
  return (position: readonly unknown[]): position is Position => {
    const [moment, id, ...priority] = position;
    if (typeof moment !== "string" || !/^\d{1,16}$/.test(moment)) return false;
    if (typeof id !== "string" || !isUuid(id)) return false;
    return priority.length === (state === "waiting" ? 1 : 0) && priority.every(isPriority);
  };
}

/** What pg-boss's column holds. */
function isPriority(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31;
}
