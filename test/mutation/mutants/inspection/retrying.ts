import type { ClaimedJob } from "../../../../runtime/backend.ts";
import { DuplicateError } from "../../../../runtime/errors.ts";
import type { retrying as behaviours } from "../../../conformance/behaviours/inspection/retrying.ts";
import { handing, inspecting, listing, reading } from "../../broken-backend.ts";
import { broken, type MutantsOf } from "../../mutant.ts";

const quietOfDuplicates = inspecting(({ retry }) => ({
  retry: (name, id) =>
    retry(name, id).catch((error: unknown) => {
      if (error instanceof DuplicateError) return "unfit" as const;
      throw error;
    }),
}));

export const retryingMutants: MutantsOf<typeof behaviours> = {
  "retry: a retried job waits as if it had never run": broken(
    "its attempts are still counted",
    reading((record) => (record.state === "waiting" ? { ...record, attempt: 1 } : record)),
  ),
  "retry: a retried job has all its attempts anew": broken(
    "it has one attempt more",
    (() => {
      const seen = new Set<string>();
      return handing(({ id, attempt, maxAttempts }) => {
        const isAnew = attempt === 1 && seen.has(id);
        seen.add(id);
        return isAnew ? { attempt: maxAttempts } : {};
      });
    })(),
  ),
  "retry: an idle worker runs a retried job": broken(
    "retry does nothing",
    inspecting(() => ({ retry: async () => "changed" })),
  ),
  "retry: retry of a job that neither failed nor was cancelled gives false, and leaves it as it is": broken(
    "every job can be retried",
    inspecting(({ retry }) => ({
      async retry(name, id) {
        const change = await retry(name, id);
        return change === "unfit" ? "changed" : change;
      },
    })),
  ),
  "JobNotFoundError: retry of an id that never was, or that is none, says that there is no such job": broken(
    "a job that is not there cannot be retried",
    inspecting(({ retry }) => ({
      async retry(name, id) {
        const change = await retry(name, id);
        return change === "missing" ? "unfit" : change;
      },
    })),
  ),
  "retry: a job that was delayed when it was cancelled runs at once when it is retried": broken(
    "it waits for its time",
    reading((record) => (record.state === "waiting" ? { ...record, state: "delayed" } : record)),
  ),
  "retry: a retried job keeps its priority": broken(
    "it goes to the end of the queue",
    listing((jobs) => [...jobs.filter((_, index) => index !== 1), ...jobs.slice(1, 2)]),
  ),
  "DuplicateError: retry while another job has the dedupe key is a DuplicateError that names it": broken(
    "such a job is only not changed",
    quietOfDuplicates,
  ),
  "retry: a retried job has its dedupe key again": broken("it has none", (backend) => {
    let hasRetried = false;
    const inspect = inspecting(({ retry }) => ({
      retry: (name, id) => {
        hasRetried = true;
        return retry(name, id);
      },
    }));
    return {
      ...inspect(backend),
      enqueue: (jobs) => backend.enqueue(hasRetried ? jobs.map((job) => ({ ...job, dedupe: null })) : jobs),
    };
  }),
  "DuplicateError: of two cancelled jobs with one key, one can be retried": broken(
    "a duplicate is no error",
    quietOfDuplicates,
  ),
  "retry: a throttled job is retried whatever was published since": broken(
    "a throttle refuses it",
    inspecting(() => ({
      retry: async (name, id) => {
        throw new DuplicateError(name, id, undefined);
      },
    })),
  ),
  "retry: a run whose job was cancelled and retried meanwhile cannot end the next run": broken(
    "any run of a job can end its last one",
    (() => {
      const last = new Map<string, ClaimedJob>();
      return handing((job) => {
        last.set(job.id, job);
        return {
          signal: new AbortController().signal,
          settle: (outcome) => (last.get(job.id) ?? job).settle(outcome),
        };
      });
    })(),
  ),
};
