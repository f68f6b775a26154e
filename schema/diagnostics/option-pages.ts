/** The catalogue's pages on options: how a job is run, deduplicated and scheduled. */
export const optionPages = {
  OPTION_INVALID: {
    severity: "error",
    why: "Every option means the same on every backend, which only values within its range can.",
    fix: 'Write a value within the range that the message names, such as `attempts: 3` or `timeout: "10m"`.',
  },
  TARGET_OPTION: {
    severity: "error",
    why: "The config's target says what the jobs may use: what every backend can, or one backend's own options, too.",
    fix: 'Write the target that has the option in jobwright.config.ts, such as `target: "bullmq"`, or use what every backend has.',
  },
  CRON_INVALID: {
    severity: "error",
    why: 'A schedule\'s cron has five fields: minute, hour, day of month, month, day of week. Only with `target: "bullmq"` may a sixth, the second, stand before them.',
    fix: 'Write five fields, such as `cron: "0 3 * * *"` for every night at three.',
  },
  TIME_ZONE_UNKNOWN: {
    severity: "error",
    why: "A schedule runs by the clock of an IANA time zone, which knows of summer time; an offset does not.",
    fix: 'Write the zone\'s name, such as `tz: "Europe/Prague"` or `tz: "UTC"`.',
  },
  SCHEDULE_TIMES_AMBIGUOUS: {
    severity: "error",
    why: "A schedule runs at the times of its cron by the clock of its tz, or every so often: of two, one would be ignored.",
    fix: "Remove `every`, or `cron` and `tz`.",
  },
  SCHEDULE_KEY_DUPLICATE: {
    severity: "error",
    why: "The key is what a stored schedule is known by, so two schedules of a job cannot share one.",
    fix: "Give each schedule a key of its own.",
  },
  SCHEDULE_PAYLOAD_INVALID: {
    severity: "error",
    why: "A schedule publishes its payload with nobody there to see it refused.",
    fix: "Correct the schedule's payload, or the schema.",
  },
  DEDUPE_PATH_UNKNOWN: {
    severity: "error",
    why: "A key made of a path that the payload does not have would be the same for every job.",
    fix: "Name a property of the payload, dotted where it is nested; a list's items have no path.",
  },
  DEDUPE_DEFAULT_AMBIGUOUS: {
    severity: "error",
    why: "A missing value counts as its default in the key; with several defaults, jobs that differ would share a key.",
    fix: "Leave one default on the way to the property, or make the key of another one.",
  },
  DEDUPE_KEY_MISSING: {
    severity: "error",
    why: "Only a key given at publish would dedupe this job, and a schedule gives none.",
    fix: 'Write `key: ["id"]` in dedupe, with the payload paths that make the key.',
  },
} as const;
