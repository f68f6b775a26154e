import type { refusals } from "../../conformance/behaviours/refusals.ts";
import { type Mutant, type MutantsOf, patched } from "../mutant.ts";

const newJob = "runtime/publisher/new-job.ts";
const jobClient = "runtime/publisher/job-client.ts";
const connectClient = "runtime/publisher/connect-client.ts";
const workerOptions = "runtime/worker/worker-options.ts";

export const refusalsMutants: MutantsOf<typeof refusals> = {
  "OptionError: an unknown option in one entry of a bulk is refused, and nothing enqueued": patched(
    "unknown options are ignored",
    newJob,
    "else throw unknownOption(job, name);",
    "",
  ),
  "OptionError: an unknown key of an entry, and what is no list, are refused": patched(
    "unknown keys of entries are ignored",
    jobClient,
    "if (unknown) throw new OptionError(`",
    "if (false) throw new OptionError(`",
  ),
  "OptionError: an unknown key of a router's schedule and of its options": patched(
    "unknown keys are ignored",
    connectClient,
    "if (unknown !== undefined) throw",
    "if (false) throw",
  ),
  "schedule: a task that the router has not is refused": patched(
    "another job takes its place",
    connectClient,
    "const job = jobs.get(name);",
    "const job = jobs.get(name) ?? [...jobs.values()][0];",
  ),
  "waitFor: an unknown option and a timeout that is no duration are refused": ignored(jobClient, "`"),
  "runOnce: an unknown option, a limit that is none and a pattern that matches nothing": ignored(
    workerOptions,
    '"runOnce"',
  ),
  "stop: an unknown option and a drain that is no duration are refused, and the worker goes on": ignored(
    "runtime/worker/connect-worker.ts",
    '"stop"',
  ),
  "worker.concurrency: what is no count is refused": patched(
    "any concurrency will do",
    workerOptions,
    'checkCount("concurrency", concurrency);',
    "",
  ),
  "worker.drain: what is no duration is refused": patched(
    "any drain will do",
    workerOptions,
    'return requireDuration("drain", drain);',
    "return Number(drain);",
  ),
  "worker.handlers: a handler of an unknown job is refused": patched(
    "it is ignored",
    workerOptions,
    "if (stranger)",
    "if (false)",
  ),
  "worker.backend: an unknown option of createJobs is refused": ignored(connectClient, '"createJobs"'),
  "RetryError: a time that is none is refused where the error is made": patched(
    "an invalid Date is taken",
    "runtime/errors.ts",
    "if (after instanceof Date && Number.isNaN(after.getTime())) {",
    "if (false) {",
  ),
  "dedupe.key: what is neither a text nor paths is refused": patched(
    "a number is a list of no paths",
    newJob,
    'if (others.length === 0 && typeof key === "string") return key;',
    'if (others.length === 0 && typeof key === "string") return key;\n  if (typeof key === "number") return [];',
  ),
  "PayloadError: what is no object is refused": patched(
    "no payload is an empty one",
    "runtime/validation/json-safety.ts",
    "json: text === undefined ? undefined : JSON.parse(text)",
    "json: text === undefined ? { number: 1 } : JSON.parse(text)",
  ),
  "PayloadError: a bulk names every violation of every entry": patched(
    "the first entry's violations are named",
    jobClient,
    "else for (const violation of checked.violations)",
    "else if (violations.length === 0) for (const violation of checked.violations)",
  ),
  "JobwrightError: every call of a closed client throws it, and the backend stays open": patched(
    "close does nothing",
    connectClient,
    "closed = true;",
    "",
  ),
};

/** Unknown options of one call are not looked for. */
function ignored(file: string, call: string): Mutant {
  return patched("unknown options are ignored", file, `checkKeys(${call}`, `void (${call}`);
}
