import type { NewSchedule } from "../../../runtime/backend.ts";
import type { schedules } from "../../conformance/behaviours/schedules.ts";
import { newJobByHand } from "../../conformance/by-hand.ts";
import { broken, type MutantsOf } from "../mutant.ts";

export const schedulesMutants: MutantsOf<typeof schedules> = {
  "schedules.payload: a schedule makes a job with its payload and options when its time comes": broken(
    "scheduled jobs have no payload",
    (backend) => ({
      ...backend,
      reconcileSchedules: (manifest, given) =>
        backend.reconcileSchedules(
          manifest,
          given.map((schedule) => ({ ...schedule, job: { ...schedule.job, payload: {} } })),
        ),
    }),
  ),
  "schedules.cron: a new schedule runs first at its next time, not for one that is past": broken(
    "a new schedule runs at once",
    (backend) => ({
      ...backend,
      async reconcileSchedules(manifest, given) {
        await backend.enqueue(given.map(({ job }) => ({ ...newJobByHand(job.name), ...job })));
        await backend.reconcileSchedules(manifest, given);
      },
    }),
  ),
  "schedules.key: a changed schedule follows its new cron and payload": broken(
    "a schedule keeps its first payload",
    (backend) => {
      const first = new Map<string, NewSchedule["job"]>();
      return {
        ...backend,
        reconcileSchedules(manifest, given) {
          for (const { key, job } of given) if (!first.has(key)) first.set(key, job);
          return backend.reconcileSchedules(
            manifest,
            given.map((schedule) => ({ ...schedule, job: first.get(schedule.key) ?? schedule.job })),
          );
        },
      };
    },
  ),
  "schedules: a schedule that is gone from its manifest makes no more jobs": broken(
    "schedules are only ever added",
    (backend) => {
      const all = new Map<string, NewSchedule>();
      return {
        ...backend,
        reconcileSchedules(manifest, given) {
          for (const schedule of given) all.set(schedule.key, schedule);
          return backend.reconcileSchedules(manifest, [...all.values()]);
        },
      };
    },
  ),
  "schedules: another manifest's schedules stay": broken("all manifests are one", (backend) => ({
    ...backend,
    reconcileSchedules: (_manifest, given) => backend.reconcileSchedules("all", given),
  })),
  "schedules.cron: a schedule reconciled again and by several workers makes one job for each time": broken(
    "a schedule is added again under another key",
    (backend) => {
      let calls = 0;
      const all: NewSchedule[] = [];
      return {
        ...backend,
        reconcileSchedules(manifest, given) {
          calls += 1;
          all.push(...given.map((schedule) => ({ ...schedule, key: `${schedule.key}-${calls}` })));
          return backend.reconcileSchedules(manifest, all);
        },
      };
    },
  ),
  "schedules: a worker's start reconciles the schedules of its manifest": broken(
    "schedules are not reconciled",
    (backend) => ({ ...backend, reconcileSchedules: async () => {} }),
  ),
  "schedules.tz: a cron counts in its zone": broken("every cron counts in UTC", (backend) => ({
    ...backend,
    reconcileSchedules: (manifest, given) =>
      backend.reconcileSchedules(
        manifest,
        given.map((schedule) => ("cron" in schedule ? { ...schedule, tz: "UTC" } : schedule)),
      ),
  })),
  "runOnce: a bounded pass works the job of a schedule that came due with no worker there": broken(
    "a pass works what is waiting alone",
    (backend) => ({
      ...backend,
      reconcileSchedules: (manifest, given) =>
        backend.reconcileSchedules(
          manifest,
          given.map((schedule) => ("cron" in schedule ? { ...schedule, cron: "0 0 1 1 *" } : schedule)),
        ),
    }),
  ),
};
