import { expect } from "vitest";
import type { ClaimedJob } from "../../../runtime/backend.ts";
import { contractByHand, jobByHand, newJobByHand } from "../by-hand.ts";
import type { Behaviours, Stage } from "../stage.ts";
import { until } from "../until.ts";

const letters = jobByHand("letters");
const parcels = jobByHand("parcels");

/** What a backend does with jobs made by hand, without publisher and worker. */
export const storage = {
  "storage: jobs are stored with one receipt each, in the order given": async ({ backend }) => {
    await backend.prepare(contractByHand(letters));
    const jobs = [1, 2, 3, 4, 5].map((number) => newJobByHand("letters", { payload: { number } }));

    const receipts = await backend.enqueue(jobs);

    expect(receipts).toEqual(jobs.map(({ id }) => ({ id, deduplicated: false })));
    for (const { id, payload } of jobs) {
      expect(await backend.get("letters", id)).toMatchObject({ id, payload, state: "waiting", attempt: 0 });
    }
  },

  "get: an unknown id and an id of another queue are no job": async ({ backend }) => {
    await backend.prepare(contractByHand(letters, parcels));
    const job = newJobByHand("letters");
    await backend.enqueue([job]);

    expect(await backend.get("letters", newJobByHand("letters").id)).toBeUndefined();
    expect(await backend.get("parcels", job.id)).toBeUndefined();
  },

  "storage: a bulk sent again adds only what is not there yet": async (stage) => {
    const { backend } = stage;
    await backend.prepare(contractByHand(letters));
    const jobs = ["a", "b", "c"].map((name) => newJobByHand("letters", { payload: { name } }));
    await backend.enqueue(jobs.slice(0, 2));
    await backend.enqueue(jobs);
    const ran = await runAll(stage, 3);

    expect(ran.map(({ id }) => id).sort()).toEqual(jobs.map(({ id }) => id).sort());
  },

  "storage: a job sent again after it ended is not run again": async (stage) => {
    const { backend } = stage;
    await backend.prepare(contractByHand(letters));
    const job = newJobByHand("letters");
    await backend.enqueue([job]);
    await runAll(stage, 1);

    await backend.enqueue([job]);

    expect(await backend.get("letters", job.id)).toMatchObject({ state: "completed", attempt: 1 });
    expect(await runAll(stage, 0)).toEqual([]);
  },

  "storage: a bulk with one job that cannot be stored stores none": async ({ backend }) => {
    await backend.prepare(contractByHand(letters));
    const good = newJobByHand("letters");
    const payload = {
      get broken(): string {
        throw new Error("this payload cannot be read");
      },
    };
    const bad = newJobByHand("letters", { payload });

    await expect(backend.enqueue([good, bad])).rejects.toThrow();

    expect(await backend.get("letters", good.id)).toBeUndefined();
  },

  "at least once: each job is handed to one of several consumers": async (stage) => {
    const { backend } = stage;
    await backend.prepare(contractByHand(letters));
    const handed: string[] = [];
    const take = async (job: ClaimedJob) => {
      handed.push(job.id);
      await complete(job);
    };
    await stage.consume([letters], take);
    await stage.consume([letters], take);
    const jobs = Array.from({ length: 100 }, () => newJobByHand("letters"));
    await backend.enqueue(jobs);

    await until(() => handed.length >= 100);
    await until(async () => (await states(stage, jobs)).every((state) => state === "completed"));
    expect(handed.sort()).toEqual(jobs.map(({ id }) => id).sort());
  },

  "patterns: a consumer takes jobs of its own queues only": async (stage) => {
    const { backend } = stage;
    await backend.prepare(contractByHand(letters, parcels));
    const [letter, parcel] = [newJobByHand("letters"), newJobByHand("parcels")];
    await backend.enqueue([parcel, letter]);
    const consumer = await stage.consume([letters], complete, { limit: 10 });
    await consumer.done;

    expect(await backend.get("letters", letter.id)).toMatchObject({ state: "completed" });
    expect(await backend.get("parcels", parcel.id)).toMatchObject({ state: "waiting", attempt: 0 });
  },

  "runOnce.limit: a consumer with a limit claims that many and ends by itself": async (stage) => {
    const { backend } = stage;
    await backend.prepare(contractByHand(letters));
    const jobs = Array.from({ length: 5 }, () => newJobByHand("letters"));
    await backend.enqueue(jobs);
    const consumer = await stage.consume([letters], complete, { limit: 3 });
    await consumer.done;

    expect((await states(stage, jobs)).sort()).toEqual([
      ...["completed", "completed", "completed"],
      ...["waiting", "waiting"],
    ]);
  },

  "stop: a stopping consumer waits for the job that it runs and claims nothing more": async (stage) => {
    const { backend } = stage;
    await backend.prepare(contractByHand(letters));
    const running = Promise.withResolvers<ClaimedJob>();
    const release = Promise.withResolvers<void>();
    const consumer = await stage.consume(
      [letters],
      async (job) => {
        running.resolve(job);
        await release.promise;
        await complete(job);
      },
      { concurrency: 1 },
    );
    const [first, second] = [newJobByHand("letters"), newJobByHand("letters")];
    await backend.enqueue([first]);
    await running.promise;
    let stopped = false;
    const stopping = consumer.stop().then(() => {
      stopped = true;
    });
    await backend.enqueue([second]);
    expect(stopped).toBe(false);
    release.resolve();
    await stopping;

    expect(await states(stage, [first, second])).toEqual(["completed", "waiting"]);
  },

  "stop: a job handed back waits again and has not lost the attempt": async (stage) => {
    const { backend } = stage;
    await backend.prepare(contractByHand(letters));
    const job = newJobByHand("letters", { attempts: 1 });
    await backend.enqueue([job]);
    const attempts: number[] = [];
    await stage.consume([letters], async (claimed) => {
      attempts.push(claimed.attempt);
      await claimed.settle(attempts.length === 1 ? { kind: "released" } : completed);
    });

    await until(async () => (await backend.get("letters", job.id))?.state === "completed");
    expect(attempts).toEqual([1, 1]);
  },

  "at least once: an attempt is settled once": async (stage) => {
    const { backend } = stage;
    await backend.prepare(contractByHand(letters));
    const job = newJobByHand("letters");
    await backend.enqueue([job]);
    const settled: boolean[] = [];
    await stage.consume([letters], async (claimed) => {
      settled.push(await claimed.settle(completed));
      settled.push(await claimed.settle({ kind: "failed", error: { name: "Error", message: "too late" } }));
    });

    await until(() => settled.length === 2);
    expect(settled).toEqual([true, false]);
    expect(await backend.get("letters", job.id)).toMatchObject({ state: "completed" });
  },

  "job: a claimed job carries what was enqueued": async (stage) => {
    const { backend } = stage;
    await backend.prepare(contractByHand(letters));
    const job = newJobByHand("letters", { payload: { to: "Ada" }, attempts: 7 });
    await backend.enqueue([job]);
    const [claimed] = await runAll(stage, 1);

    const { id, payload } = job;
    expect(claimed).toMatchObject({ id, name: "letters", payload, attempt: 1, maxAttempts: 7 });
    expect(Math.abs(Date.now() - Number(claimed?.createdAt))).toBeLessThan(60_000);
  },

  "keep: a changed option of a queue takes effect": async (stage) => {
    const { backend } = stage;
    await backend.prepare(contractByHand(letters));
    const unkept = jobByHand("letters", { keep: { completed: 0, failed: 0 } });
    const job = newJobByHand("letters");
    await backend.enqueue([job]);
    const consumer = await stage.consume([unkept], complete, { limit: 1 });
    await consumer.done;

    await until(async () => (await backend.get("letters", job.id)) === undefined);
  },
} satisfies Behaviours;

const completed = { kind: "completed", result: undefined } as const;

const complete = (job: ClaimedJob): Promise<boolean> => job.settle(completed);

/** Runs what is ready in the queue of letters, which must be `count` jobs. */
async function runAll(stage: Stage, count: number): Promise<readonly ClaimedJob[]> {
  const ran: ClaimedJob[] = [];
  const consumer = await stage.consume(
    [letters],
    async (job) => {
      ran.push(job);
      await complete(job);
    },
    { limit: 100 },
  );
  await consumer.done;
  expect(ran).toHaveLength(count);
  return ran;
}

function states({ backend }: Stage, jobs: readonly { readonly id: string }[]): Promise<unknown[]> {
  return Promise.all(jobs.map(async ({ id }) => (await backend.get("letters", id))?.state));
}
