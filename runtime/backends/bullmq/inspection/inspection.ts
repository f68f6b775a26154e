import type { Inspection } from "../../../inspection.ts";
import type { RedisStore } from "../connection.ts";
import { cancelJob } from "./cancel.ts";
import { countJobs } from "./count.ts";
import { listPage } from "./list-page.ts";
import { retryJob } from "./retry.ts";

/** What a store's queues tell of their jobs, and do to them. Pauses are BullMQ's own, as its dashboards show them. */
export function inspectionOf(store: RedisStore): Inspection {
  return {
    list: (name, request) => store.run((opened) => listPage(opened, name, request)),
    counts: (name) => store.run((opened) => countJobs(opened, name)),
    cancel: (name, id) => store.run((opened) => cancelJob(opened, name, id)),
    retry: (name, id) => store.run((opened) => retryJob(opened, name, id)),
    pause: (name) => store.run(({ queue }) => queue(name).pause(true)),
    resume: (name) => store.run(({ queue }) => queue(name).pause(false)),
    isPaused: (name) => store.run(({ queue }) => queue(name).hasQueueMetaField("paused")),
  };
}
