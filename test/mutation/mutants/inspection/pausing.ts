import { setTimeout as sleep } from "node:timers/promises";
import type { pausing as behaviours } from "../../../conformance/behaviours/inspection/pausing.ts";
import { inspecting } from "../../broken-backend.ts";
import { broken, type MutantsOf } from "../../mutant.ts";

const unheard = inspecting(() => ({ pause: async () => {} }));

export const pausingMutants: MutantsOf<typeof behaviours> = {
  "pause: no bounded pass takes a job of a paused queue, and others go on": broken(
    "pause does nothing",
    unheard,
  ),
  "pause: a worker that runs begins no job of a paused queue from 1 s on": broken(
    "pause does nothing",
    unheard,
  ),
  "pause: a busy worker leaves off at a pause, with jobs left": broken("pause does nothing", unheard),
  "pause: a job that runs when its queue is paused goes on to its end": broken(
    "a pause cancels what runs",
    inspecting(({ pause, list, cancel }) => ({
      async pause(name) {
        const { jobs } = await list(name, { state: "active", limit: 10 });
        for (const { id } of jobs) await cancel(name, id);
        await pause(name);
      },
    })),
  ),
  "resume: resume lets an idle worker begin the jobs that waited, within 1 s": broken(
    "it is heard late",
    inspecting(({ resume }) => ({
      async resume(name) {
        await sleep(1_500);
        await resume(name);
      },
    })),
  ),
  "pause: an attempt that failed is not tried again while its queue is paused": broken(
    "pause does nothing",
    unheard,
  ),
  "pause: a paused queue takes jobs, and they are read, cancelled and retried as ever": broken(
    "a paused queue cannot be listed",
    inspecting(({ list, isPaused }) => ({
      list: async (name, request) => ((await isPaused(name)) ? { jobs: [] } : list(name, request)),
    })),
  ),
  "isPaused: isPaused tells, and a second pause or resume changes nothing": broken(
    "a second pause ends the first",
    inspecting(({ pause, resume, isPaused }) => ({
      pause: async (name) => ((await isPaused(name)) ? resume(name) : pause(name)),
    })),
  ),
};
