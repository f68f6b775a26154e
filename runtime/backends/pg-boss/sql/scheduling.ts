import type { NewSchedule } from "../../../backend.ts";
import type { Schemas } from "./schemas.ts";

/** What a schedule is known by, within its manifest. */
interface ScheduleName {
  readonly job: string;
  readonly key: string;
}

/** A schedule as `storeSchedules` takes it; `next` in milliseconds since 1970. */
export interface ScheduleInput extends ScheduleName {
  readonly cron: string;
  readonly tz: string;
  readonly template: NewSchedule["job"];
  readonly next: number;
}

export interface DueName extends ScheduleName {
  readonly manifest: string;
}

/** `now` is when the transaction began, in milliseconds since 1970. */
export interface DueRow {
  readonly cron: string;
  readonly tz: string;
  readonly template: NewSchedule["job"];
  readonly now: number;
}

const milliseconds = (time: string): string => `(extract(epoch FROM ${time}) * 1000)::float8`;

export const readTime = `SELECT ${milliseconds("now()")} AS now`;

/**
 * `$1`: the manifest; `$2`: JSON array of `ScheduleInput`. The planned time of a schedule whose times have not changed
 * stays, for it may be due. In order of their names, so that two workers cannot lock each other out.
 */
export const storeSchedules = ({ own }: Schemas): string => `
  INSERT INTO ${own}.schedule AS stored (manifest, job, key, cron, tz, template, next_at)
  SELECT $1, job, key, cron, tz, template, to_timestamp(next / 1000)
  FROM json_to_recordset($2::text::json)
    AS x (job text, key text, cron text, tz text, template jsonb, next float8)
  ORDER BY job, key
  ON CONFLICT (manifest, job, key) DO UPDATE SET
    cron = excluded.cron, tz = excluded.tz, template = excluded.template,
    next_at = CASE WHEN (stored.cron, stored.tz) = (excluded.cron, excluded.tz)
      THEN stored.next_at ELSE excluded.next_at END
  WHERE (stored.cron, stored.tz, stored.template) <> (excluded.cron, excluded.tz, excluded.template)
`;

/** Parameters as of `storeSchedules`: all others of the manifest go. */
export const removeOtherSchedules = ({ own }: Schemas): string => `
  DELETE FROM ${own}.schedule
  WHERE manifest = $1 AND (job, key) NOT IN (
    SELECT job, key FROM json_to_recordset($2::text::json) AS x (job text, key text)
  )
`;

/** The schedules whose time has come, the longest due first. */
export const dueSchedules = ({ own }: Schemas): string => `
  SELECT manifest, job, key FROM ${own}.schedule WHERE next_at <= now() ORDER BY next_at
`;

/** One schedule, if it is still due and no other process is at it. `$1` to `$3`: manifest, job, key. */
export const lockDueSchedule = ({ own }: Schemas): string => `
  SELECT cron, tz, template, ${milliseconds("now()")} AS now FROM ${own}.schedule
  WHERE (manifest, job, key) = ($1, $2, $3) AND next_at <= now()
  FOR UPDATE SKIP LOCKED
`;

/** `$1` to `$3`: manifest, job, key; `$4`: milliseconds since 1970. */
export const planSchedule = ({ own }: Schemas): string => `
  UPDATE ${own}.schedule SET next_at = to_timestamp($4::float8 / 1000)
  WHERE (manifest, job, key) = ($1, $2, $3)
`;

/** The milliseconds until the next schedule is due; null where there is none. */
export const untilNextSchedule = ({ own }: Schemas): string => `
  SELECT ${milliseconds("min(next_at)")} - ${milliseconds("now()")} AS wait FROM ${own}.schedule
`;
