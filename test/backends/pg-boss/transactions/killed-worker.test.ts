import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openPg } from "./libraries.ts";
import { openShop, type Shop } from "./shop.ts";
import { workIn } from "./worked-shop.ts";

test("a worker that is killed right after the commit has completed its job", async () => {
  const { shop, id } = await killedWorker("after the commit");

  expect(await shop.jobs.orders.confirm.get(id)).toMatchObject({
    state: "completed",
    attempt: 1,
    result: { confirmed: "by the killed worker" },
  });
  expect(await shop.orders()).toEqual(["a"]);
});

test("a worker that is killed right before the commit leaves nothing, and another works the job", async () => {
  const { shop, id } = await killedWorker("before the commit");
  await workIn(shop, {
    "orders.confirm": ({ payload, complete }) =>
      openPg(shop.connectionString).transaction(async (transaction) => {
        await shop.write(transaction, payload.order);
        return complete(transaction.tx, { confirmed: "by another worker" });
      }),
  });

  expect(await shop.jobs.orders.confirm.waitFor(id)).toEqual({ confirmed: "by another worker" });
  expect(await shop.jobs.orders.confirm.get(id)).toMatchObject({ attempt: 2 });
  expect(await shop.orders()).toEqual(["a"]);
});

/** Lets another process work a job up to a moment, and kills it. */
async function killedWorker(
  moment: "before the commit" | "after the commit",
): Promise<{ readonly shop: Shop; readonly id: string }> {
  const shop = await openShop();
  const { id } = await shop.jobs.orders.confirm.publish({ order: "a" });
  const script = fileURLToPath(new URL("killed-worker.ts", import.meta.url));
  const child = spawn(
    process.execPath,
    ["--conditions=@jobwright/source", script, shop.connectionString, shop.schema, moment],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  const exited = once(child, "exit");
  const [line] = await Promise.race([once(createInterface(child.stdout), "line"), exited]);
  expect(line).toBe(moment);
  child.kill("SIGKILL");
  await exited;
  return { shop, id };
}
