import type { bulks } from "../../conformance/behaviours/bulks.ts";
import { enqueuing, storing } from "../broken-backend.ts";
import { broken, type MutantsOf, patched } from "../mutant.ts";

const jobClient = "runtime/publisher/job-client.ts";

export const bulksMutants: MutantsOf<typeof bulks> = {
  "publishMany: 50,000 jobs are stored in one call, receipts in order": broken(
    "receipts come in another order",
    enqueuing(async (jobs, enqueue) => (await enqueue(jobs)).toReversed()),
  ),
  "publishMany: the last of 5,000 payloads does not fit, and none is stored": patched(
    "the valid entries are enqueued before the invalid one is refused",
    jobClient,
    "if (violations.length > 0) throw new PayloadError(name, violations);",
    `if (violations.length > 0) {
       await (await connect()).enqueue(jobs);
       throw new PayloadError(name, violations);
     }`,
  ),
  "publishMany: each entry has options of its own": patched(
    "options of entries are ignored",
    jobClient,
    "jobs.push(newJob(bound.job, checked.payload, options));",
    "jobs.push(newJob(bound.job, checked.payload));",
  ),
  "publishMany: 20 calls at once with the same keys make one job of each": broken(
    "nothing is deduped",
    keyless(),
  ),
  "dedupe.throttle: 50 publishers at once and duplicates inside a bulk make one job": broken(
    "nothing is deduped",
    keyless(),
  ),
  "dedupe.key: the same payload from plain JSON, in another order of keys, has the same key": broken(
    "the payload's text is the key",
    storing((job) => ({ ...job, dedupe: { mode: "unfinished", key: JSON.stringify(job.payload) } })),
  ),
  "dedupe.key: values of other types are other keys": broken(
    "keys are trimmed",
    storing((job) => ({
      ...job,
      dedupe: { mode: "unfinished", key: String(job.dedupe?.key).replaceAll(/[\\\s"0]/g, "") },
    })),
  ),
  "dedupe: a duplicate's delay and attempts change nothing of the job that stands": broken(
    "the job that stands has a duplicate's attempts",
    storing((job) => ({ ...job, attempts: 9 })),
  ),
  "dedupe.unfinished: when it is free, one of 20 publishers has it": broken("nothing is deduped", keyless()),
  "delayed: a job waits in its state until its time, and is active after it": broken(
    "nothing is delayed",
    storing((job) => ({ ...job, startAt: null })),
  ),
};

function keyless() {
  return storing((job) => ({ ...job, dedupe: null }));
}
