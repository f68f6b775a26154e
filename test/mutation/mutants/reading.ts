import type { reading as behaviours } from "../../conformance/behaviours/reading.ts";
import { newJobByHand } from "../../conformance/by-hand.ts";
import { handing, reading } from "../broken-backend.ts";
import { broken, type MutantsOf, patched } from "../mutant.ts";

const waitFor = "runtime/publisher/wait-for.ts";

export const readingMutants: MutantsOf<typeof behaviours> = {
  "waiting: get of a waiting and of a delayed job": broken(
    "a delayed job looks like a waiting one",
    reading((record) => ({ ...record, state: record.state === "delayed" ? "waiting" : record.state })),
  ),
  "active: get of an active job, with its progress": broken(
    "progress is not stored",
    handing(() => ({ progress: async () => {} })),
  ),
  "retrying: get of a retrying job, with the error of its last attempt": broken(
    "a retrying job has no error",
    reading((record) => (record.state === "retrying" ? { ...record, error: undefined } : record)),
  ),
  "completed: get of a completed job": broken(
    "a job's end has no time",
    reading((record) => ({ ...record, finishedAt: undefined })),
  ),
  "failed: get of a failed job, with name, message and stack of its error": broken(
    "errors lose their stack",
    reading((record) => ({ ...record, error: record.error && { ...record.error, stack: undefined } })),
  ),
  "failed: an error with text that Postgres cannot hold is stored without it": patched(
    "errors keep their NUL",
    "runtime/errors.ts",
    '.replaceAll("\\0", "\\uFFFD")',
    "",
  ),
  "get: get of an id that never was, or that is none": broken(
    "an unknown id is a waiting job",
    (backend) => ({
      ...backend,
      get: async (name, id) =>
        (await backend.get(name, id)) ?? {
          ...newJobByHand(name, { id }),
          ...{ state: "waiting", attempt: 0, createdAt: new Date() },
        },
    }),
  ),
  "waitFor: waitFor gives the result of a job that ends later": patched(
    "waitFor looks once",
    waitFor,
    'if (record.state === "completed") return record.result;',
    "return record.result;",
  ),
  "JobFailedError: waitFor throws the error of a failed job": patched(
    "the job's own error is lost",
    waitFor,
    "throw new JobFailedError(name, id, record.error ?? cancelled);",
    "throw new JobFailedError(name, id, cancelled);",
  ),
  "WaitTimeoutError: waitFor gives up after its timeout and the job goes on": patched(
    "the timeout is another error",
    waitFor,
    "throw new WaitTimeoutError(",
    "throw new JobNotFoundError(",
  ),
  "JobNotFoundError: waitFor an unknown job says that there is none": patched(
    "an unknown job is a timeout",
    waitFor,
    "throw new JobNotFoundError(",
    "throw new WaitTimeoutError(",
  ),
};
