import type { JobContract } from "jobwright";
import type { Ending } from "./ending.ts";
import type { Refusal } from "./publish-examples.ts";
import { formatTable, formatTime } from "./table.ts";

/** The jobs of a run: how each was published, what became of it, and what it gave. */
export function describeJobs(endings: readonly Ending[], jobs: readonly JobContract[]): string {
  const attempts = new Map(jobs.map(({ name, options }) => [name, options.attempts]));
  const head = ["job", "published", "state", "attempts", "wait", "run", "result"];
  const rows = endings.map(({ job, manner, record }) => [
    job,
    manner,
    record?.state ?? "gone",
    record ? `${record.attempt} of ${attempts.get(job)}` : "",
    timeBetween(record?.createdAt, record?.startedAt),
    timeBetween(record?.startedAt, record?.finishedAt),
    shorten(JSON.stringify(record?.result ?? null)),
  ]);
  return formatTable([head, ...rows]);
}

/** A refused payload and every place where it does not fit. */
export function describeRefusal({ job, payload, violations }: Refusal): string {
  const lines = violations.map(({ path, message }) => `  ${path || "(root)"}: ${message}`);
  return `Refused at publish, ${job} ${JSON.stringify(payload)}:\n${lines.join("\n")}`;
}

/** How many files are in which folder: `4 files in outbox/, 1 in search/`. */
export function describeFiles(paths: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = path.slice(0, path.indexOf("/") + 1);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].map(([folder, count]) => `${count} into ${folder}`).join(", ");
}

function timeBetween(from: Date | undefined, until: Date | undefined): string {
  return from && until ? formatTime(until.getTime() - from.getTime()) : "";
}

function shorten(text: string): string {
  return text.length > 44 ? `${text.slice(0, 43)}…` : text;
}
