import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { BackendError } from "jobwright/runtime";
import { expect } from "vitest";
import { contractByHand, jobByHand, newJobByHand } from "../by-hand.ts";
import { createJobs } from "../generated/index.ts";
import type { Behaviours } from "../stage.ts";

const letters = jobByHand("letters");

/** What holds of a backend as a whole: where it keeps its jobs, what it needs, when it is closed. */
export const places = {
  "BackendError: a backend that was closed says so, to every call": async ({ elsewhere, open }) => {
    const backend = open(await elsewhere());
    const jobs = createJobs({ backend });
    await backend.prepare(contractByHand(letters));
    await backend.close();
    await backend.close();

    for (const call of [
      () => jobs.limits.free.publish({ number: 1 }),
      () => jobs.limits.free.get(newJobByHand("letters").id),
      () => backend.enqueue([newJobByHand("letters")]),
      () => backend.reconcileSchedules("shop", []),
    ]) {
      await expect(call(), String(call)).rejects.toThrow(BackendError);
      await expect(call(), String(call)).rejects.toThrow("closed");
    }
  },

  "MissingPackageError: a package that is not installed is named, with the command that installs it": async ({
    elsewhere,
  }) => {
    const address = await elsewhere();
    const script = fileURLToPath(new URL("../running/without-package.ts", import.meta.url));
    const missing = { "pg-boss": "pg-boss", bullmq: "bullmq", embedded: "@electric-sql/pglite" }[
      address.kind
    ];
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...["--conditions=@jobwright/source", script, JSON.stringify(address), missing],
    ]);

    expect(stdout).toMatch(/^MissingPackageError: /);
    expect(stdout).toContain(`needs the package "${missing}", which is not installed. Run: npm install`);
  },

  "isolation: keys and pauses of one place leave queues of the same name elsewhere alone": async ({
    elsewhere,
    open,
    jobs,
    worker,
  }) => {
    const other = createJobs({ backend: open(await elsewhere()) });
    const key = { dedupe: { key: "same" } };
    await other.dedupe.byCaller.publish({ number: 1 }, key);
    await other.dedupe.byCaller.pause();
    const { id, deduplicated } = await jobs.dedupe.byCaller.publish({ number: 2 }, key);

    expect(deduplicated).toBe(false);
    expect(await jobs.dedupe.byCaller.isPaused()).toBe(false);
    await worker({ "dedupe.byCaller": () => "here" }).runOnce({ jobs: ["dedupe.byCaller"] });
    expect(await jobs.dedupe.byCaller.waitFor(id)).toBe("here");
    expect(await other.dedupe.byCaller.counts()).toMatchObject({ waiting: 1, completed: 0 });
  },

  "get: another client on the same backend sees the job": async ({ backend, jobs }) => {
    const { id } = await jobs.results.free.publish({});
    expect(await createJobs({ backend }).results.free.get(id)).toMatchObject({ id, state: "waiting" });
  },
} satisfies Behaviours;
