import type { Contract, JobContract } from "../../schema/contract.ts";
import { matches } from "../../schema/name-pattern.ts";
import { didYouMean } from "../../schema/resolve/did-you-mean.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The jobs that match any of the patterns, in their own order; all of them where no pattern is given.
 *
 * @param patterns names, `emails.*` for all of a router, or `*`
 * @throws UsageError for a pattern that matches no job, with the one that was likely meant
 */
export function selectJobs({ jobs }: Contract, patterns: readonly string[]): readonly JobContract[] {
  if (patterns.length === 0) return jobs;
  for (const pattern of patterns) {
    if (!jobs.some(({ name }) => matches(name, pattern))) throw unknownJob(pattern, jobs, "matches");
  }
  return jobs.filter(({ name }) => patterns.some((pattern) => matches(name, pattern)));
}

/** @throws UsageError where there is no job of the name, with the one that was likely meant */
export function findJob({ jobs }: Contract, name: string): JobContract {
  const found = jobs.find((job) => job.name === name);
  if (found) return found;
  throw unknownJob(name, jobs, "is called");
}

const mostShown = 10;

function unknownJob(given: string, jobs: readonly JobContract[], verb: string): UsageError {
  const names = jobs.map(({ name }) => name);
  const routers = new Set(jobs.flatMap(({ namespace }) => (namespace === null ? [] : `${namespace}.*`)));
  const meant = didYouMean(given, verb === "matches" ? [...names, ...routers] : names);
  const shown = names.slice(0, mostShown).join(", ") + (names.length > mostShown ? ", …" : "");
  const hint = meant === undefined ? `There are ${shown || "none"}.` : `Did you mean ${meant}?`;
  return new UsageError(`No job ${verb} ${JSON.stringify(given)}. ${hint}`);
}
