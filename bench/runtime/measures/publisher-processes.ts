import { runMeasured } from "../../run-measured.ts";
import type { ProgramFolder } from "../program-folder.ts";
import type { ProgramSettings, PublisherFigures } from "../programs/settings.ts";

/** What it takes to import a publisher and to publish one job, in a process of its own. */
export interface PublisherProcess extends PublisherFigures {
  /** Milliseconds of processor time, of the whole process. */
  readonly cpu: number;
  /** MB. */
  readonly peakMemory: number;
}

export async function publisherProcess(
  { folder, program }: ProgramFolder,
  settings: ProgramSettings,
): Promise<PublisherProcess> {
  const args = ["--no-warnings", program("publisher-process"), JSON.stringify(settings)];
  const { stdout, cpu, peakMemory } = await runMeasured({
    command: process.execPath,
    args,
    cwd: folder,
    temporary: folder,
  });
  const figures: PublisherFigures = JSON.parse(stdout);
  return { ...figures, cpu, peakMemory };
}
