import type { Contract } from "../../schema/contract.ts";
import { jobFile } from "../../templates/outline.ts";
import { type HandlerFile, shownIn } from "./handler-files.ts";

/** Where a job's handler belongs, and what is there. */
export interface HandlerPlace {
  /** The job's name. */
  readonly job: string;
  /** Below the folder of the handlers. */
  readonly path: string;
  /** Relative to the project. */
  readonly shown: string;
  /** Undefined where the job has no handler. */
  readonly file: HandlerFile | undefined;
}

/** The place of each job, in the contract's order. */
export function handlerPlaces(
  { jobs }: Contract,
  files: readonly HandlerFile[],
  folder: string,
  project: string,
): readonly HandlerPlace[] {
  const byPath = new Map(files.map((file) => [file.path, file] as const));
  const shown = shownIn(folder, project);
  return jobs.map((job) => {
    const path = jobFile(job);
    return { job: job.name, path, shown: shown(path), file: byPath.get(path) };
  });
}
