import { randomUUID } from "node:crypto";
import type { Settings } from "./arguments.ts";
import type { BackendName } from "./backends.ts";
import { publisherProcess } from "./measures/publisher-processes.ts";
import { idleWorker } from "./measures/worker-processes.ts";
import type { ProgramFolder } from "./program-folder.ts";
import type { ProgramSettings } from "./programs/settings.ts";
import { serverLoad } from "./server-load.ts";
import { publisherRow, type Row, workerRow } from "./tables.ts";

type Urls = { readonly databaseUrl: string; readonly redisUrl: string };
type Side = Pick<ProgramSettings, "side" | "lookEvery"> & { readonly name: string };

/** Idle workers of 1, 100 and 500 jobs, in processes of their own. */
export async function workersTable(
  backend: BackendName,
  { workerRounds }: Settings,
  programs: ProgramFolder,
  urls: Urls,
): Promise<readonly Row[]> {
  const load = await serverLoad(backend, urls);
  const rows: Row[] = [];
  try {
    for (const jobs of [1, 100, 500]) {
      const measured = await inTurn(workerSides(backend), workerRounds, async (side) => {
        const settings = await programSettings(backend, side, jobs, programs, urls);
        return idleWorker(programs, settings, load);
      });
      for (const [name, rounds] of measured) rows.push(workerRow(name, jobs, rounds));
    }
  } finally {
    await load.close();
  }
  return rows;
}

/** Publishers of one job, in processes of their own. */
export async function importTable(
  backend: BackendName,
  { rounds }: Settings,
  programs: ProgramFolder,
  urls: Urls,
): Promise<readonly Row[]> {
  const measured = await inTurn(publisherSides, rounds, async (side) =>
    publisherProcess(programs, await programSettings(backend, side, 1, programs, urls)),
  );
  return [...measured].map(([name, rounds]) => publisherRow(name, rounds));
}

const publisherSides: readonly Side[] = [
  { name: "jobwright", side: "jobwright", lookEvery: 0.5 },
  { name: "raw + safeParse", side: "raw + safeParse", lookEvery: 0.5 },
  { name: "raw", side: "raw", lookEvery: 0.5 },
];

/** Ours looks for jobs that no notification tells of, such as delayed ones, twice a second. */
function workerSides(backend: BackendName): readonly Side[] {
  const ours: Side = { name: "jobwright", side: "jobwright", lookEvery: 0.5 };
  if (backend === "bullmq") return [ours, { name: "raw", side: "raw", lookEvery: 0.5 }];
  return [
    ours,
    { name: "raw, looks twice a second", side: "raw", lookEvery: 0.5 },
    { name: "raw, looks each 30 s", side: "raw", lookEvery: 30 },
  ];
}

/** A round before the first makes the schema and the queues, and warms the file system. */
async function inTurn<Figure>(
  sides: readonly Side[],
  rounds: number,
  measure: (side: Side) => Promise<Figure>,
): Promise<ReadonlyMap<string, readonly Figure[]>> {
  const measured = new Map<string, Figure[]>(sides.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
      const figure = await measure(side);
      if (round > 0) measured.get(side.name)?.push(figure);
      console.error(`${side.name}, round ${round} of ${rounds}`, JSON.stringify(figure));
    }
  }
  return measured;
}

/** Of this run: what is in a schema or a prefix stays from round to round. */
const run = randomUUID().slice(0, 8);

async function programSettings(
  backend: BackendName,
  { name, side, lookEvery }: Side,
  jobs: number,
  programs: ProgramFolder,
  { databaseUrl, redisUrl }: Urls,
): Promise<ProgramSettings> {
  const url = backend === "bullmq" ? redisUrl : databaseUrl;
  const space = `bench_${run}_${name.replaceAll(/\W+/g, "_")}_${jobs}`;
  return { side, backend, url, space, jobs, contract: await programs.contract(jobs), lookEvery };
}
