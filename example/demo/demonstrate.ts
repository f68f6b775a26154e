import type { BackendName } from "../shop/settings.ts";
import { describeFiles, describeJobs, describeRefusal } from "./account.ts";
import { complaintsAbout } from "./complaints.ts";
import { generate } from "./generate.ts";
import { untilInterrupted } from "./interruption.ts";
import { filesIn, openScratch } from "./scratch.ts";
import { formatTime } from "./table.ts";
import { startWarehouse } from "./warehouse.ts";

/** The warehouse is busy for so many calls: its webhook succeeds at the next. */
const busyCalls = 2;

/** Milliseconds after which what has not ended is reported as it is. */
const patience = 120_000;

const secret = "only-for-the-demo";

/** Generates, publishes, works and prints the account. Gives whether every job ended as it should. */
export async function demonstrate(backendName: BackendName): Promise<boolean> {
  const interruption = untilInterrupted(patience);
  const { contract, summary } = await generate();
  console.log(`${summary}\n`);

  const scratch = await openScratch(backendName);
  const warehouse = await startWarehouse(secret, busyCalls);
  try {
    Object.assign(process.env, {
      SHOP_FOLDER: scratch.folder,
      SHOP_BACKEND: backendName,
      SHOP_QUEUE: scratch.queue,
      SHOP_WEBHOOK_URL: warehouse.url,
      SHOP_WEBHOOK_SECRET: secret,
    });
    // Only now: these read the environment and the code that has just been generated.
    const { runJobs } = await import("./run-jobs.ts");
    const { endings, refusal, startTime, workTime } = await runJobs(contract, interruption);

    console.log(`${describeRefusal(refusal)}\n`);
    console.log(
      `${backendName} was ready in ${formatTime(startTime)}; ${endings.length} jobs took ${formatTime(workTime)}:\n`,
    );
    console.log(`${describeJobs(endings, contract.jobs)}\n`);
    const written = (await filesIn(scratch.folder)).filter((path) => !path.startsWith("queue/"));
    console.log(`The handlers wrote ${written.length} files: ${describeFiles(written)}.`);
    console.log(`The warehouse answered ${warehouse.answers.join(", ")}.\n`);

    const expectedRuns = new Map([["deliver-webhook", busyCalls + 1]]);
    const complaints = complaintsAbout(endings, expectedRuns);
    for (const complaint of complaints) console.log(complaint);
    if (complaints.length === 0) console.log("Every job ended as it should.");
    return complaints.length === 0;
  } finally {
    await warehouse[Symbol.asyncDispose]();
    await scratch.remove();
  }
}
