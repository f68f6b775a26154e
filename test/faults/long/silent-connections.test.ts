import { expect, onTestFinished, test } from "vitest";
import { UnreachableError } from "../../../runtime/errors.ts";
import { openBackend } from "../../conformance/backends.ts";
import { createJobs } from "../../conformance/generated/index.ts";
import { network } from "../network.ts";
import { serverOf, sharedPlace, throughNetwork } from "../places.ts";
import { storedJobs } from "../stored-jobs.ts";

/** What the documentation promises of one try, in milliseconds, and some for a busy machine. */
const bounds = { "pg-boss": 65_000, bullmq: 35_000 };

test.for(["pg-boss", "bullmq"] as const)(
  "a call on a connection that falls silent goes by another in bounded time, and adds nothing twice: %s",
  { timeout: 120_000 },
  async (kind) => {
    const { place, wire, publish } = await silenced(kind);
    const began = Date.now();
    const publishing = publish(1);
    wire.mend();

    expect(await publishing).toMatchObject({ deduplicated: false });
    expect(Date.now() - began).toBeLessThan(bounds[kind]);
    expect((await storedJobs(place)).map(({ number }) => number).sort()).toEqual([0, 1]);
  },
);

test.for(["pg-boss", "bullmq"] as const)(
  "a call is refused in bounded time where every connection is silent, and nothing is stored: %s",
  { timeout: 180_000 },
  async (kind) => {
    const { place, publish } = await silenced(kind);
    const began = Date.now();

    await expect(publish(1)).rejects.toThrow(UnreachableError);
    // The publisher has tried it twice.
    expect(Date.now() - began).toBeLessThan(2 * bounds[kind]);
    expect((await storedJobs(place)).map(({ number }) => number)).toEqual([0]);
  },
);

/** A client that has published job 0, and whose connections hear and say nothing from now on. */
async function silenced(kind: "pg-boss" | "bullmq") {
  const place = await sharedPlace(kind);
  const wire = await network(serverOf(place));
  const backend = openBackend(throughNetwork(place, wire));
  onTestFinished(() => backend.close());
  const jobs = createJobs({ backend });
  const publish = (number: number) => jobs.limits.free.publish({ number });
  await publish(0);
  wire.fallSilent();
  return { place, wire, publish };
}
