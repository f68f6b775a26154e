import type { RuntimeJob } from "../../../schema/contract.ts";
import type { Logger } from "../../logger.ts";
import type { Claim } from "./claim.ts";
import type { Installation } from "./installation.ts";
import { lostError } from "./job-record.ts";
import { leaseSeconds } from "./queue-settings.ts";
import { scheduleQueue } from "./schedules.ts";
import { jobKey } from "./settlements.ts";
import { recoverLostJobs, renewLeases } from "./sql/leases.ts";
import { deleteFinished, type KeepInput } from "./sql/sweep.ts";
import { deleteExpiredThrottles } from "./sql/throttle.ts";
import { Wakeup } from "./wakeup.ts";

const renewalMilliseconds = 2_000;
const recoveryMilliseconds = 5_000;
const sweepMilliseconds = 30_000;

/** Rows of each queue that one statement deletes. */
const sweepBatch = 1_000;

interface KeyRow {
  readonly name: string;
  readonly id: string;
}

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

  /** Does what is due, and again every two seconds until `stop`. */
  async run(): Promise<void> {
    while (!this.#stopped) {
      await this.#guard(() => this.#doWhatIsDue());
      await this.#wakeup.wait(renewalMilliseconds);
    }
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
    await this.#renew();
    if (Date.now() >= this.#nextRecovery) await this.#recover();
    if (Date.now() >= this.#nextSweep) await this.#sweep();
  }

  async #renew(): Promise<void> {
    const { database, schemas } = this.#installation;
    const held = [...this.#claims].filter(({ lease }) => lease !== undefined);
    if (held.length === 0) return;
    const rows = await database.query<KeyRow>(renewLeases(schemas), [
      JSON.stringify(held.map(({ lease }) => lease)),
    ]);
    const renewed = new Set(rows.map(jobKey));
    for (const claim of held) if (!renewed.has(jobKey(claim))) claim.lose();
  }

  async #recover(): Promise<void> {
    const { database, schemas } = this.#installation;
    const names = [scheduleQueue, ...this.#jobs.map(({ name }) => name)];
    const values = [names, JSON.stringify(lostError), leaseSeconds];
    for (const row of await database.query<KeyRow>(recoverLostJobs(schemas), values)) {
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
      await this.#renew();
    } while (deleted >= sweepBatch && !this.#stopped);
    await database.query(deleteExpiredThrottles(schemas));
    this.#nextSweep = Date.now() + sweepMilliseconds;
  }
}
