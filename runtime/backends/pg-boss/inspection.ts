import { DuplicateError } from "../../errors.ts";
import type { ChangeOfState, Inspection, JobCounts } from "../../inspection.ts";
import type { Installation } from "./installation.ts";
import { isUuid } from "./is-uuid.ts";
import { listPage } from "./listing.ts";
import { type ChangeRow, cancelJob, retryJob, standingTwin } from "./sql/changes.ts";
import { type CountRow, countJobs } from "./sql/listing.ts";
import { isQueuePaused, pauseQueue, resumeQueue } from "./sql/pauses.ts";
import { bossSchemaOption } from "./sql/schemas.ts";
import { hasSqlState } from "./sql-state.ts";

const uniqueViolation = "23505";

/** @param call runs statements on the installation, as every call of the backend */
export function inspectionOf(
  call: <T>(work: (installation: Installation) => Promise<T>) => Promise<T>,
): Inspection {
  const execute = (statement: (schemas: Installation["schemas"]) => string, values: readonly unknown[]) =>
    call(async ({ database, schemas }) => void (await database.query(statement(schemas), values)));

  return {
    list: (name, request) => call((installation) => listPage(installation, name, request)),

    counts: (name) =>
      call(async ({ database, schemas }) => {
        const [row] = await database.query<CountRow>(countJobs(schemas), [name]);
        return row ?? noJobs;
      }),

    async cancel(name, id) {
      if (!isUuid(id)) return "missing";
      return call(async ({ database, schemas, schema }) => {
        const values = [name, id, bossSchemaOption(schema)];
        return changeIn(await database.query<ChangeRow>(cancelJob(schemas), values));
      });
    },

    async retry(name, id) {
      if (!isUuid(id)) return "missing";
      return call((installation) => retry(installation, name, id));
    },

    pause: (name) => execute(pauseQueue, [name]),

    resume: (name) => execute(resumeQueue, [name]),

    isPaused: (name) =>
      call(async ({ database, schemas }) => {
        const [row] = await database.query<{ readonly paused: boolean }>(isQueuePaused(schemas), [name]);
        return row?.paused ?? false;
      }),
  };
}

const noJobs: JobCounts = { waiting: 0, delayed: 0, active: 0, completed: 0, failed: 0, cancelled: 0 };

async function retry(
  { database, schemas, schema }: Installation,
  name: string,
  id: string,
): Promise<ChangeOfState> {
  try {
    const values = [name, id, bossSchemaOption(schema)];
    return changeIn(await database.query<ChangeRow>(retryJob(schemas), values));
  } catch (error) {
    if (!hasSqlState(error, [uniqueViolation])) throw error;
    const [twin] = await database.query<{ readonly id: string }>(standingTwin(schemas), [name, id]);
    throw new DuplicateError(name, id, twin?.id);
  }
}

function changeIn([row]: readonly ChangeRow[]): ChangeOfState {
  return row?.change ?? "missing";
}
