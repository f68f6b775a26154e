import type { publishing } from "../../conformance/behaviours/publishing.ts";
import { enqueuing, storing } from "../broken-backend.ts";
import { broken, type MutantsOf, patched } from "../mutant.ts";

const jobClient = "runtime/publisher/job-client.ts";
const newJob = "runtime/publisher/new-job.ts";
const connectClient = "runtime/publisher/connect-client.ts";

export const publishingMutants: MutantsOf<typeof publishing> = {
  "publish: publish gives the id of a job that waits": broken(
    "every job is delayed",
    storing((job) => ({ ...job, startAt: new Date(Date.now() + 3_600_000) })),
  ),
  "publishMany: publishMany gives receipts in the order of its entries": broken(
    "receipts come in another order",
    enqueuing(async (jobs, enqueue) => (await enqueue(jobs)).toReversed()),
  ),
  "at least once: every job of a bulk is run once": broken(
    "the last job of a bulk is lost, with a receipt",
    enqueuing(async (jobs, enqueue) => {
      const last = jobs.at(-1);
      const receipts = await enqueue(jobs.slice(0, -1));
      return last ? [...receipts, { id: last.id, deduplicated: false }] : receipts;
    }),
  ),
  "publishMany: publishMany with one invalid payload enqueues nothing and says which": patched(
    "the valid entries are enqueued before the invalid one is refused",
    jobClient,
    "if (violations.length > 0) throw new PayloadError(name, violations);",
    `if (violations.length > 0) {
       await (await connect()).enqueue(jobs);
       throw new PayloadError(name, violations);
     }`,
  ),
  "publishMany: publishMany of nothing and of more than 50,000": patched(
    "100,000 jobs are taken",
    jobClient,
    "mostAtOnce = 50_000",
    "mostAtOnce = 100_000",
  ),
  "schedule: a router's schedule publishes one of its tasks, with options": patched(
    "schedule drops its options",
    connectClient,
    ".publish(input, options)",
    ".publish(input)",
  ),
  "OptionError: an unknown option of a call is refused and nothing enqueued": patched(
    "unknown options are ignored",
    newJob,
    "else throw unknownOption(job, name);",
    "",
  ),
  "OptionError: options that the job does not open are refused": patched(
    "every job takes a priority",
    newJob,
    "function priority(job: RuntimeJob, value: unknown): number {\n  if (job.options.priority === null) {",
    "function priority(job: RuntimeJob, value: unknown): number {\n  if (false) {",
  ),
  "OptionError: option values out of range are refused": patched(
    "numbers have no range",
    newJob,
    " && value >= least && value <= most",
    "",
  ),
  "attempts: attempts of the call replace the manifest's": patched(
    "attempts of a call are ignored",
    newJob,
    "call.attempts ?? job.options.attempts",
    "job.options.attempts",
  ),
  "publish: a payload that its caller changes after the call travels as it was": patched(
    "the caller's own object is kept",
    "runtime/validation/json-safety.ts",
    "if (copy !== notPlain) return { valid: true, json: copy };",
    "if (copy !== notPlain) return { valid: true, json: value as any };",
  ),
  "$close: a closed client publishes nothing": patched(
    "close does nothing",
    connectClient,
    "closed = true;",
    "",
  ),
};
