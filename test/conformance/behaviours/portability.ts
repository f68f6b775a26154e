import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { copyExample, startExample } from "../running/example-copy.ts";
import type { Behaviours } from "../stage.ts";

/** What a change of the one line in `backend.ts` changes: nothing. */
export const portability = {
  "portability: the example runs with another backend.ts, and nothing else of it changed": async ({
    elsewhere,
    onEnd,
  }) => {
    const address = await elsewhere();
    const copy = await copyExample(address);
    onEnd(() => copy.remove());
    const publisher = startExample(copy.folder, ["example/publish.ts"]);
    expect(await publisher.exited).toEqual([0, null]);
    const welcome = publisher.output().trim();

    const worker = startExample(copy.folder, ["example/worker.ts", "emails.*"]);
    await worker.until(`emails.sendWelcomeEmail ${welcome} is out`);
    await worker.until("emails.sendOrderConfirmation");
    worker.child.kill("SIGTERM");
    expect(await worker.exited).toEqual([0, null]);
    expect(await readdir(join(copy.folder, "shop/outbox"))).toHaveLength(2);
  },
} satisfies Behaviours;
