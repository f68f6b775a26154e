import type { Row } from "./row.ts";

/** What holds of jobs as a whole, whatever happens to processes, connections and neighbours. */
export const guarantees = {
  crash: {
    meaning:
      "A worker that is killed loses no job: another runs it. The lost run counts as one attempt, and the next starts without backoff.",
    tolerance: "within 20 s",
    pgBoss: "A lease of 10 s, renewed every 2 s; workers look every 5 s.",
    bullmq: "A lock of 10 s, renewed every 2.5 s; workers look every 5 s.",
    embedded: "The next process that opens the folder.",
  },
  "at least once": {
    meaning:
      "Two workers never run one attempt. A job runs twice only where its worker was lost, or stood still for longer than its lease; then the first run's outcome is dropped.",
    pgBoss: "`SKIP LOCKED`; outcomes are fenced by state and run.",
    bullmq: "Scripts; outcomes are fenced by the lock.",
  },
  storage: {
    meaning:
      "A job is stored once under its id, with what was given, and a bulk is all or nothing. It outlives the process that stored it.",
    pgBoss: "As durable as the database.",
    bullmq: "As durable as Redis is set up to be: `appendonly yes` for any but passing jobs.",
    embedded: "As durable as the folder.",
  },
  reconnection: {
    meaning:
      "A worker whose connection is lost goes on when the server is back. Jobs that ran meanwhile are settled then, where no other worker has taken them.",
    tolerance: "within 5 s of the server's return",
    pgBoss: "The pool connects anew; listening is taken up again.",
    bullmq: "ioredis connects anew.",
    embedded: "There is no connection.",
  },
  isolation: {
    meaning:
      "Two manifests on one server do not disturb each other: jobs, keys, schedules and pauses are each their own, by the jobs' names, or by `schema` and `prefix` where names are the same.",
    pgBoss: "`schema` of `pgBoss`.",
    bullmq: "`prefix` of `bullmq`.",
    embedded: "`dir` of `embedded`.",
  },
  portability: {
    meaning: 'One line of `backend.ts` decides; nothing else of a project with `target: "portable"` changes.',
    pgBoss: "The contract names no backend.",
    bullmq: "The contract names no backend.",
  },
} as const satisfies Record<string, Row>;
