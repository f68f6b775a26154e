import type { defaults } from "../../conformance/behaviours/defaults.ts";
import { storing } from "../broken-backend.ts";
import { broken, type MutantsOf, patched } from "../mutant.ts";

const resolveOptions = "schema/resolve/resolve-options.ts";
const requireBackend = "runtime/require-backend.ts";
const duration = "schema/duration.ts";

export const defaultsMutants: MutantsOf<typeof defaults> = {
  "defaults: a job has three attempts, and waits 1 s after the first and 2 s after the second": patched(
    "the default backoff is BullMQ's own, none",
    resolveOptions,
    'type: "exponential", delay: 1_000,',
    'type: "fixed", delay: 0,',
  ),
  "defaults: jobs have no priority and no dedupe": broken(
    "all jobs have one key",
    storing((job) => ({ ...job, dedupe: { mode: "unfinished", key: "one" } })),
  ),
  "duration: a number is milliseconds, and a text has one of five units": patched(
    "an hour has 100 minutes",
    duration,
    '["h", 3_600_000]',
    '["h", 6_000_000]',
  ),
  "duration: anything else is refused": patched("signs are taken", duration, "/^(\\d+", "/^-?(\\d+"),
  "backoff: jitter takes off up to its share, at random": patched(
    "jitter adds",
    "runtime/worker/backoff.ts",
    "1 - jitter * random",
    "1 + jitter * random",
  ),
  "backoff: that of the worker's manifest, for jobs published before it changed": patched(
    "every backoff is that of the publish, 9 h",
    "runtime/worker/backoff.ts",
    "const { type, delay, max, jitter } = backoff;",
    "const { type, delay, max, jitter } = { ...backoff, delay: 32_400_000 };",
  ),
  "timeout: that of the worker's manifest, for jobs published before it changed": patched(
    "every timeout is 15 minutes",
    "runtime/worker/run-attempt.ts",
    "limitAttempt(bound.job.options.timeout,",
    "limitAttempt(900_000,",
  ),
  "attempts: those of the publish, whatever the worker's manifest says now": broken(
    "jobs are stored with more attempts",
    storing((job) => ({ ...job, attempts: 9 })),
  ),
  "target: code for another backend's target takes no backend of this one": patched(
    "any backend will do",
    requireBackend,
    'if (target === "portable" ||',
    "if (true ||",
  ),
  "worker.backend: what is no backend is refused, by client and worker": patched(
    "anything is a backend",
    requireBackend,
    'if (typeof prepare !== "function") {',
    "if (false) {",
  ),
};
