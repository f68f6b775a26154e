/** The objects of a manifest that are checked for unknown keys. */
export type Place =
  | "manifest"
  | "router"
  | "job"
  | "options"
  | "jobOptions"
  | "backoff"
  | "keep"
  | "rateLimit"
  | "dedupe"
  | "schedule";

const options = [
  "attempts",
  "backoff",
  "timeout",
  "priority",
  "concurrency",
  "rateLimit",
  "groupConcurrency",
  "keep",
] as const;

/** The keys that each place takes. */
export const knownKeys: Readonly<Record<Place, readonly string[]>> = {
  manifest: ["name", "options", "jobs", "routers"],
  router: ["namespace", "description", "options", "jobs"],
  job: [
    "name",
    "description",
    "payload",
    "result",
    "examples",
    "options",
    "version",
    "deprecated",
    "portable",
  ],
  options,
  jobOptions: [...options, "dedupe", "schedules"],
  backoff: ["type", "delay", "max", "jitter"],
  keep: ["completed", "failed"],
  rateLimit: ["max", "per"],
  dedupe: ["key", "mode", "ttl"],
  schedule: ["key", "cron", "tz", "every", "payload"],
};

/** The places of what `define*` takes, beside which there are options. */
export function isDefinition(place: string): place is "manifest" | "router" | "job" {
  return place === "manifest" || place === "router" || place === "job";
}
