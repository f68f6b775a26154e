import type { Backend, NewJob } from "../../../runtime/backend.ts";
import type { Json } from "../../../schema/json.ts";
import type { dedupe } from "../../conformance/behaviours/dedupe.ts";
import { enqueuing, storing } from "../broken-backend.ts";
import { broken, type Mutant, type MutantsOf, patched } from "../mutant.ts";

const keysNeverFreed = (what: string): Mutant =>
  broken(what, (backend) => {
    const first = new Map<string, string>();
    return {
      ...backend,
      async enqueue(jobs) {
        const standing = first.get(jobs[0]?.dedupe?.key ?? "");
        if (standing !== undefined) return [{ id: standing, deduplicated: true }];
        for (const { id, dedupe: own } of jobs) if (own) first.set(own.key, id);
        return backend.enqueue(jobs);
      },
    };
  });

export const dedupeMutants: MutantsOf<typeof dedupe> = {
  "dedupe.unfinished: a second job with the key of a waiting one is that one": broken(
    "keys are ignored",
    storing((job) => ({ ...job, dedupe: null })),
  ),
  "dedupe: a deduplicated publish leaves the standing job's payload as it is": broken(
    "the standing job takes the newer payload",
    (backend) => {
      const newer = new Map<string, Json>();
      return {
        ...backend,
        async enqueue(jobs) {
          const receipts = await backend.enqueue(jobs);
          for (const [index, { id }] of receipts.entries()) newer.set(id, jobs[index]?.payload ?? null);
          return receipts;
        },
        async get(name, id) {
          const record = await backend.get(name, id);
          return record && { ...record, payload: newer.get(id) ?? record.payload };
        },
      };
    },
  ),
  "dedupe.key: a missing path counts as its schema's default, and as null without one": patched(
    "defaults are not filled in",
    "runtime/publisher/dedupe-key.ts",
    "value === undefined ? part.default : value",
    "value ?? null",
  ),
  "dedupe.unfinished: the key stands while the job is delayed, active and retrying, and is freed at its end":
    broken(
      "an active job frees its key",
      enqueuing(async (jobs, enqueue, backend) => {
        const receipts = await enqueue(jobs);
        return (await standsActive(backend, jobs[0], receipts[0]?.id))
          ? enqueue(jobs.map((job) => ({ ...job, dedupe: null })))
          : receipts;
      }),
    ),
  "dedupe.unfinished: a failed job frees its key": keysNeverFreed("a key is never freed"),
  "dedupe: 50 publishers at once with one key make one job": broken(
    "a key is looked up before it is taken",
    (backend) => {
      const standing = new Map<string, string>();
      return {
        ...backend,
        async enqueue(jobs) {
          const known = standing.get(jobs[0]?.dedupe?.key ?? "");
          if (known !== undefined) return [{ id: known, deduplicated: true }];
          const receipts = await backend.enqueue(jobs.map((job) => ({ ...job, dedupe: null })));
          for (const job of jobs) if (job.dedupe) standing.set(job.dedupe.key, job.id);
          return receipts;
        },
      };
    },
  ),
  "dedupe: duplicates inside a bulk are one job, receipts in order": broken(
    "keys are not compared inside a bulk",
    storing((job, bulk) =>
      bulk.find(({ dedupe: other }) => other?.key === job.dedupe?.key) === job
        ? job
        : { ...job, dedupe: null },
    ),
  ),
  "dedupe.key: a caller's key makes the key, and jobs without one do not dedupe": broken(
    "jobs without a key dedupe each other",
    storing((job) => ({ ...job, dedupe: job.dedupe ?? { mode: "unfinished", key: "none" } })),
  ),
  "dedupe.key: paths of the call replace the manifest's, and long keys are told apart": broken(
    "long keys are cut",
    storing((job) => ({ ...job, dedupe: job.dedupe && { ...job.dedupe, key: job.dedupe.key.slice(0, 5) } })),
  ),
  "dedupe.key: one key in two queues is two jobs": keysNeverFreed("queues share their keys"),
  "dedupe.throttle: throttle admits one job in its time, whether or not that has ended": broken(
    "throttling lasts half its time",
    storing((job) => ({
      ...job,
      dedupe: job.dedupe?.mode === "throttle" ? { ...job.dedupe, ttl: job.dedupe.ttl / 2 } : job.dedupe,
    })),
  ),
};

async function standsActive(
  backend: Backend,
  job: NewJob | undefined,
  standing: string | undefined,
): Promise<boolean> {
  if (!job || standing === undefined || standing === job.id) return false;
  return (await backend.get(job.name, standing))?.state === "active";
}
