import { pgBoss } from "jobwright/pg-boss";
import pg from "pg";
import { createWorker } from "./generated/index.ts";

// A worker to be killed: completes the job that waits in a transaction with an order, and prints a line when it stands
// before the commit or after it, as it was told, and then stands still.
// Its input closes when the test's process is gone, and it goes too.
process.stdin.resume().once("end", () => process.exit());

const [connectionString = "", schema = "", moment] = process.argv.slice(2);
const pause = (): Promise<never> => {
  console.log(moment);
  return new Promise(() => {});
};
const refuse = (): never => {
  throw new Error("No job of this kind was to be worked here.");
};
const worker = createWorker({
  backend: pgBoss({ connectionString, schema }),
  handlers: {
    "orders.confirm": async ({ payload, complete }) => {
      const client = new pg.Client({ connectionString });
      await client.connect();
      await client.query("BEGIN");
      await client.query(`INSERT INTO "${schema}".orders VALUES ($1)`, [payload.order]);
      const result = await complete(client, { confirmed: "by the killed worker" });
      if (moment === "before the commit") await pause();
      await client.query("COMMIT");
      await pause();
      return result;
    },
    "orders.bill": refuse,
    "orders.pack": refuse,
    "orders.remind": refuse,
    "orders.ship": refuse,
  },
});
await worker.start(["orders.confirm"]);
