import type { RuntimeJob } from "../../../schema/contract.ts";
import type { Logger } from "../../logger.ts";
import type { Claim } from "./claim.ts";
import type { Installation } from "./installation.ts";
import { lostError } from "./job-record.ts";
import { leaseSeconds } from "./queue-settings.ts";
import { jobKey } from "./settlements.ts";
import { type LostRow, lostRuns, recoverLostJobs, renewLeases } from "./sql/leases.ts";
import { deleteFinished, type KeepInput } from "./sql/sweep.ts";
import { deleteExpiredThrottles } from "./sql/throttle.ts";
import { Wakeup } from "./wakeup.ts";

/** How soon a run learns that its job was taken from it, or was cancelled, where no notice came. */
const lookMilliseconds = 1_000;
const renewalMilliseconds = 2_000;
const recoveryMilliseconds = 5_000;
const sweepMilliseconds = 30_000;

/** After a longer pause the leases of a worker's own runs are about to end, or have: it renewed none. */
const standstillMilliseconds = leaseSeconds * 1000 - renewalMilliseconds;

/** Rows of each queue that one statement deletes. */
const sweepBatch = 1_000;

/**
 * What a worker does beside working: renews the leases of its runs, takes jobs from workers that were lost, and
 * deletes finished jobs whose time is over. pg-boss's own monitor does the second too, and counts all jobs in the
 * same pass; so it is left at once a minute, and these narrow statements run more often.
 */
export class Upkeep {
  readonly #installation: Installation;
  readonly #jobs: readonly RuntimeJob[];
  readonly #claims: ReadonlySet<Claim>;
  readonly #logger: Logger;
  readonly #wakeup = new Wakeup();
  #stopped = false;
  #tendedAt = Date.now();
  #nextRenewal = 0;
  #nextRecovery = 0;
  #nextSweep = 0;

  constructor(
    installation: Installation,
    jobs: readonly RuntimeJob[],
    claims: ReadonlySet<Claim>,
    logger: Logger,
  ) {
    this.#installation = installation;
    this.#jobs = jobs;
    this.#claims = claims;
    this.#logger = logger;
  }

  /** Does what is due, and again every second until `stop`. */
  async run(): Promise<void> {
    while (!this.#stopped) {
      await this.#guard(() => this.#doWhatIsDue());
      await this.#wakeup.wait(lookMilliseconds);
    }
  }

  /** Looks now which runs lost their jobs. */
  look(): void {
    this.#wakeup.wake();
  }

  /** Takes the jobs of lost workers now. */
  recover(): Promise<void> {
    return this.#guard(() => this.#recover());
  }

  stop(): void {
    this.#stopped = true;
    this.#wakeup.wake();
  }

  async #guard(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#logger.warn({ error }, "pg-boss: a worker's upkeep failed; trying again.");
    }
  }

  async #doWhatIsDue(): Promise<void> {
    // Its own leases first: after an outage they have run out too.
    await this.#renewWhenDue();
    await this.#look();
    const stoodStill = Date.now() - this.#tendedAt > standstillMilliseconds;
    this.#tendedAt = Date.now();
    // Runs that ended meanwhile are stored first, and claims heard of late are renewed: they would look lost.
    if (Date.now() >= this.#nextRecovery && !stoodStill) await this.#recover();
    if (Date.now() >= this.#nextSweep) await this.#sweep();
  }

  async #renewWhenDue(): Promise<void> {
    if (Date.now() < this.#nextRenewal) return;
    const began = Date.now();
    const { database, schemas } = this.#installation;
    // A run whose completion was rolled back goes on, under its lease.
    await Promise.all([...this.#claims].map(({ completion }) => completion.refresh()));
    const held = [...this.#held().values()];
    if (held.length === 0) return;
    const leases = JSON.stringify(held.map(({ lease }) => lease));
    const renewal = database.query(renewLeases(schemas), [leases]);
    for (const claim of held) claim.renewal = renewal.catch(() => {});
    await renewal;
    this.#nextRenewal = began + renewalMilliseconds;
  }

  /** Tells the runs whose jobs are no longer theirs. */
  async #look(): Promise<void> {
    const held = this.#held();
    if (held.size === 0) return;
    const { database, schemas } = this.#installation;
    const leases = JSON.stringify([...held.values()].map(({ lease }) => lease));
    for (const row of await database.query<LostRow>(lostRuns(schemas), [leases])) {
      held.get(jobKey(row))?.lose(row);
    }
  }

  #held(): ReadonlyMap<string, Claim> {
    const held = [...this.#claims].filter(({ lease }) => lease !== undefined);
    return new Map(held.map((claim) => [jobKey(claim), claim]));
  }

  async #recover(): Promise<void> {
    const { database, schemas } = this.#installation;
    const names = this.#jobs.map(({ name }) => name);
    const values = [names, JSON.stringify(lostError), leaseSeconds];
    for (const row of await database.query<object>(recoverLostJobs(schemas), values)) {
      this.#logger.warn({ ...row }, "pg-boss: a job's worker was lost.");
    }
    this.#nextRecovery = Date.now() + recoveryMilliseconds;
  }

  async #sweep(): Promise<void> {
    const { database, schemas } = this.#installation;
    const keep: readonly KeepInput[] = this.#jobs.map(({ name, options }) => ({
      name,
      completed: options.keep.completed / 1000,
      failed: options.keep.failed / 1000,
    }));
    let deleted: number;
    do {
      const [row] = await database.query<{ readonly deleted: number }>(deleteFinished(schemas), [
        JSON.stringify(keep),
        sweepBatch,
      ]);
      deleted = row?.deleted ?? 0;
      await this.#renewWhenDue();
      await this.#look();
    } while (deleted >= sweepBatch && !this.#stopped);
    await database.query(deleteExpiredThrottles(schemas));
    this.#nextSweep = Date.now() + sweepMilliseconds;
  }
}
