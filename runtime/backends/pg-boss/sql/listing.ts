import type { JobState } from "../../../job-record.ts";
import { type JobRow, jobColumns } from "./jobs.ts";
import type { Schemas } from "./schemas.ts";

/** A row of `listJobs`: a job, and what its state's order sorts by. */
export interface ListRow extends JobRow {
  readonly id: string;
  /** Microseconds since the epoch, as text: a Date holds only milliseconds. */
  readonly moment: string;
  readonly priority: number;
}

/**
 * The first jobs in a state, or those that follow on one. `$1`: queue, `$2`: how many; of the job that was the last, `$3`:
 * its moment, `$4`: its id and, in the list of waiting ones, `$5`: its priority.
 */
export function listJobs({ boss }: Schemas, state: JobState, isFirstPage: boolean): string {
  const { filter, moment, direction } = orders(boss)[state];
  const order = `${state === "waiting" ? "priority DESC, " : ""}${moment} ${direction}, id ${direction}`;
  const page = (position: string): string => `
    SELECT id, priority, (extract(epoch FROM ${moment}) * 1000000)::bigint::text AS moment, ${jobColumns(boss)}
    FROM ${boss}.job WHERE name = $1 AND ${filter} AND ${position} ORDER BY ${order} LIMIT $2
  `;
  if (isFirstPage) return page("true");
  const last = "(timestamptz 'epoch' + $3::float8 * interval '1 microsecond', $4::uuid)";
  const isBeyond = `(${moment}, id) ${direction === "DESC" ? "<" : ">"} ${last}`;
  if (state !== "waiting") return page(isBeyond);
  // In two parts, so that the index leads to the place in either.
  return `
    (${page(`priority = $5::int AND ${isBeyond}`)}) UNION ALL (${page("priority < $5::int")})
    ORDER BY priority DESC, "createdOn", id LIMIT $2
  `;
}

interface Order {
  readonly filter: string;
  readonly moment: string;
  readonly direction: "ASC" | "DESC";
}

/** Each goes by one of pg-boss's indexes: job_i11, in which `fetch` finds jobs, job_i14, or job_i16 for those that ended. */
const orders = (boss: string): Readonly<Record<JobState, Order>> => ({
  waiting: {
    filter: `state < 'active' AND state = 'created' AND NOT blocked AND start_after <= ${boss}.job_now()`,
    moment: "created_on",
    direction: "ASC",
  },
  delayed: {
    filter: `state = 'created' AND NOT blocked AND start_after > ${boss}.job_now()`,
    moment: "start_after",
    direction: "ASC",
  },
  retrying: { filter: "state = 'retry' AND NOT blocked", moment: "start_after", direction: "ASC" },
  active: { filter: "state = 'active'", moment: "started_on", direction: "ASC" },
  completed: { filter: ended("completed"), moment: "completed_on", direction: "DESC" },
  failed: { filter: ended("failed"), moment: "completed_on", direction: "DESC" },
  cancelled: { filter: ended("cancelled"), moment: "completed_on", direction: "DESC" },
});

function ended(state: string): string {
  return `state = '${state}' AND completed_on IS NOT NULL`;
}

/** The one row of `countJobs`. */
export type CountRow = Readonly<
  Record<"waiting" | "delayed" | "active" | "completed" | "failed" | "cancelled", number>
>;

/** `$1`: queue. */
export const countJobs = ({ boss }: Schemas): string => `
  SELECT
    count(*) FILTER (WHERE state = 'created' AND start_after <= ${boss}.job_now())::int AS waiting,
    count(*) FILTER (WHERE state = 'retry' OR state = 'created' AND start_after > ${boss}.job_now())::int AS delayed,
    count(*) FILTER (WHERE state = 'active')::int AS active,
    count(*) FILTER (WHERE state = 'completed')::int AS completed,
    count(*) FILTER (WHERE state = 'failed')::int AS failed,
    count(*) FILTER (WHERE state = 'cancelled')::int AS cancelled
  FROM ${boss}.job WHERE name = $1
`;
