import { expect } from "vitest";
import type { Address } from "../conformance/backends.ts";
import { until } from "../conformance/until.ts";
import type { Ledger } from "./ledger.ts";
import { type StoredJob, storedJobs } from "./stored-jobs.ts";

/** What became of the jobs of one fault. */
export interface Account {
  /** `publish` reported success. */
  readonly published: number;
  /** It said that they may be stored or not; of these so many were. */
  readonly unsure: number;
  readonly unsureStored: number;
  readonly completed: number;
  readonly failed: number;
  readonly waiting: number;
  /** Runs beyond each job's first. */
  readonly startedAgain: number;
  /** Handlers that came to their end for a job whose handler had done so before. */
  readonly finishedTwice: number;
}

/** Waits until no job waits or is being worked, reading the store itself. */
export async function untilWorkedOff(address: Address, timeout = 60_000): Promise<void> {
  let last = "";
  await until(
    async () => {
      const jobs = await storedJobs(address);
      const left = jobs.filter(({ state }) => state === "waiting" || state === "active");
      last = `${left.length} of ${jobs.length} left`;
      return left.length === 0;
    },
    { timeout, what: "every job has ended" },
  ).catch((error: Error) => {
    throw new Error(`${error.message}: ${last}`);
  });
}

/**
 * Holds what publishers were told against what is stored.
 *
 * @throws when a job is lost, stored twice or stored although it was refused, or has succeeded twice
 */
export async function account(address: Address, ledger: Ledger): Promise<Account> {
  const jobs = await storedJobs(address);
  const numbers = jobs.map(({ number }) => number);
  const found = new Set(numbers);
  expect(numbers.length, "jobs stored twice").toBe(found.size);
  expect([...ledger.accepted.keys()].filter((number) => !found.has(number))).toEqual([]);
  expect(numbers.filter((number) => !ledger.accepted.has(number) && !ledger.unsure.has(number))).toEqual([]);
  expect([...ledger.stored].filter(([, times]) => times > 1)).toEqual([]);
  const count = (...states: readonly StoredJob["state"][]): number =>
    jobs.filter(({ state }) => states.includes(state)).length;
  const result = {
    published: ledger.accepted.size,
    unsure: ledger.unsure.size,
    unsureStored: [...ledger.unsure.keys()].filter((number) => found.has(number)).length,
    completed: count("completed"),
    failed: count("failed"),
    waiting: count("waiting", "active"),
    ...repetitions(ledger),
  };
  expect(result.completed + result.failed + result.waiting).toBe(result.published + result.unsureStored);
  return result;
}

function repetitions({ runs }: Ledger): Pick<Account, "startedAgain" | "finishedTwice"> {
  let startedAgain = 0;
  let finishedTwice = 0;
  for (const ofJob of runs.values()) {
    startedAgain += ofJob.length - 1;
    finishedTwice += Math.max(0, ofJob.filter(({ finishedAt }) => finishedAt !== undefined).length - 1);
  }
  return { startedAgain, finishedTwice };
}
