import { describe, expect, onTestFinished, test } from "vitest";
import type { Backend, ClaimedJob, NewJob } from "../../../runtime/backend.ts";
import { contractByHand, jobByHand, newJobByHand } from "../../conformance/by-hand.ts";
import { openPrepared } from "../../conformance/open-prepared.ts";
import { quietLogger } from "../../conformance/quiet-logger.ts";
import { until } from "../../conformance/until.ts";
import { newPlace } from "./place.ts";

const letters = (groupConcurrency: number) => jobByHand("letters", { groupConcurrency });

const openers: Readonly<Record<string, () => Promise<() => Backend>>> = {
  "pg-boss": async () => {
    const place = await newPlace();
    return () => place.open();
  },
  embedded: async () => {
    const backend = await openPrepared();
    return () => backend;
  },
};

// PGlite computes in this process, and has much to do where several workers ask it.
describe.each(Object.entries(openers))("on %s", { timeout: 120_000 }, (_, opened) => {
  test.each([1, 2])(
    "no more than %i of one group run at once, over all workers, and all run",
    async (most) => {
      const open = await opened();
      const job = letters(most);
      const publisher = open();
      await publisher.prepare(contractByHand(job));
      const jobs = Array.from({ length: 18 }, (_job, index) => grouped(`group ${index % 3}`));
      const running = new Map<string, number>();
      const peaks = new Map<string, number>();
      let done = 0;
      const run = async (claimed: ClaimedJob): Promise<void> => {
        const group = groupOf(claimed);
        const count = (running.get(group) ?? 0) + 1;
        running.set(group, count);
        peaks.set(group, Math.max(peaks.get(group) ?? 0, count));
        // Until as many run at once as may, and a moment longer, in which one more would be seen.
        await until(() => (peaks.get(group) ?? 0) >= most);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running.set(group, (running.get(group) ?? 0) - 1);
        await claimed.settle({ kind: "completed", result: undefined });
        done += 1;
      };
      for (let worker = 0; worker < 3; worker += 1) await consume(open(), job, run);
      await publisher.enqueue(jobs);

      await until(() => done === jobs.length);
      expect(Object.fromEntries(peaks)).toEqual({ "group 0": most, "group 1": most, "group 2": most });
    },
  );
});

test("jobs of one group run by their priority and then in their order, and those without one beside them", async () => {
  const place = await newPlace();
  const backend = place.open();
  const job = jobByHand("letters", { groupConcurrency: 1, priority: 0 });
  await backend.prepare(contractByHand(job));
  const ran: unknown[] = [];
  const batches = [[grouped("a", 0, "first")], [grouped("a", 0, "second"), grouped("a", 5, "urgent")]];
  for (const batch of batches) await backend.enqueue(batch);
  await backend.enqueue([
    newJobByHand("letters", { priority: 0, payload: { group: "none", text: "loose" } }),
  ]);
  const release = Promise.withResolvers<void>();
  await consume(backend, job, async (claimed) => {
    ran.push(Reflect.get(Object(claimed.payload), "text"));
    if (ran.length === 1) await release.promise;
    await claimed.settle({ kind: "completed", result: undefined });
  });

  await until(() => ran.length === 2);
  expect(ran).toEqual(["urgent", "loose"]);
  release.resolve();
  await until(() => ran.length === 4);
  expect(ran).toEqual(["urgent", "loose", "first", "second"]);
});

test("a group whose jobs are all busy delays no other group", async () => {
  const place = await newPlace();
  const backend = place.open();
  const job = letters(1);
  await backend.prepare(contractByHand(job));
  const ran: string[] = [];
  const release = Promise.withResolvers<void>();
  await consume(backend, job, async (claimed) => {
    ran.push(groupOf(claimed));
    if (groupOf(claimed) === "slow") await release.promise;
    await claimed.settle({ kind: "completed", result: undefined });
  });
  await backend.enqueue(Array.from({ length: 50 }, () => grouped("slow")));
  await backend.enqueue([grouped("quick")]);

  await until(() => ran.includes("quick"));
  expect(ran).toEqual(["slow", "quick"]);
  release.resolve();
  await until(() => ran.length === 51);
});

test("a bounded pass ends where only other workers' groups have jobs left", async () => {
  const place = await newPlace();
  const [busy, passing] = [place.open(), place.open()];
  const job = letters(1);
  await busy.prepare(contractByHand(job));
  const release = Promise.withResolvers<void>();
  let held = 0;
  await consume(busy, job, async (claimed) => {
    held += 1;
    await release.promise;
    await claimed.settle({ kind: "completed", result: undefined });
  });
  // Before the worker is waited for.
  onTestFinished(() => release.resolve());
  await busy.enqueue([grouped("a"), grouped("a")]);
  await until(() => held === 1);
  const pass = await passing.consume({
    ...{ jobs: [job], concurrency: 5, limit: 10, logger: quietLogger },
    run: () => Promise.reject(new Error("Nothing was to run here.")),
  });

  await pass.done;
});

async function consume(
  backend: Backend,
  job: ReturnType<typeof letters>,
  run: (claimed: ClaimedJob) => Promise<void>,
): Promise<void> {
  const consumer = await backend.consume({ jobs: [job], concurrency: 5, run, logger: quietLogger });
  onTestFinished(() => consumer.stop());
}

function grouped(group: string, priority: number | null = null, text = ""): NewJob {
  return newJobByHand("letters", { group, priority, payload: { group, text } });
}

function groupOf({ payload }: ClaimedJob): string {
  return String(Reflect.get(Object(payload), "group"));
}
