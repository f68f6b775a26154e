import { defineJob, defineManifest } from "jobwright";
import type { CallOptions } from "jobwright/runtime";
import { expect } from "vitest";
import * as z from "zod";
import { bindManifest } from "../bind-manifest.ts";
import type { Behaviours } from "../stage.ts";
import { until } from "../until.ts";

/** How late a worker may be to remove what is over, and what a busy machine may add. */
const lateness = 60_000 + 15_000;

const keep = 2_000;

/** What becomes of jobs whose time is over. */
export const expiring = {
  "keep: a job that ended is gone after its few seconds, and not before; one that waits stays": async (
    stage,
  ) => {
    const { client, worker } = await bindManifest(stage, manifest);
    const queue = client.job<{ readonly fail: boolean }, unknown, CallOptions>("brief");
    const receipts = await queue.publishMany([{ payload: { fail: false } }, { payload: { fail: true } }]);
    const waiting = await queue.publish({ fail: false }, { delay: "1h" });
    const ended: string[] = [];
    const onComplete = ({ job }: { readonly job: { readonly id: string } }): void => void ended.push(job.id);
    const brief = ({ payload }: { readonly payload: { readonly fail: boolean } }): void => {
      if (payload.fail) throw new Error("as asked");
    };
    await worker({ handlers: { brief }, hooks: { onComplete } }).start();
    await until(() => ended.length === 2);

    const records = await Promise.all(receipts.map(({ id }) => queue.get(id)));
    expect(records.map((record) => record?.state)).toEqual(["completed", "failed"]);
    for (const { id, finishedAt } of records.flatMap((record) => record ?? [])) {
      await until(async () => (await queue.get(id)) === undefined, { timeout: lateness });
      expect(Date.now() - Number(finishedAt)).toBeGreaterThanOrEqual(keep);
    }
    expect(await queue.get(waiting.id)).toMatchObject({ state: "delayed" });
  },
} satisfies Behaviours;

const manifest = defineManifest({
  name: "brief",
  jobs: [
    defineJob({
      name: "brief",
      payload: z.object({ fail: z.boolean() }),
      options: { attempts: 1, keep: { completed: keep, failed: keep } },
    }),
  ],
});
