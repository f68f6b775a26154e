import { randomUUID } from "node:crypto";
import type { ResolvedOptions } from "../../../schema/contract.ts";
import type { ClaimedJob } from "../../backend.ts";
import type { Logger } from "../../logger.ts";
import { type Claim, claimNext, type NextTry, readReply } from "./claim.ts";
import { Doorbell } from "./doorbell.ts";
import { JobClaim, type Slot } from "./job-claim.ts";
import type { Leases } from "./leases.ts";
import type { Places } from "./places.ts";
import type { QueueClient } from "./queue-client.ts";
import { errorPause, passOnAfter } from "./timing.ts";

/** What one queue's work needs. */
export interface QueueWorkSettings {
  readonly queue: QueueClient;
  readonly keep: ResolvedOptions["keep"];
  readonly run: (job: ClaimedJob) => Promise<void>;
  readonly places: Places;
  readonly leases: Leases;
  readonly logger: Logger;
}

/**
 * Claims the jobs of one queue and runs them. A job is claimed only when a slot is free to run it: a claim is an
 * attempt, and no claimed job shall wait behind other queues' jobs. One exception saves half of the commands: the
 * step that ends a job claims the next one for the same slot, if no other queue waits for it. That one waits for
 * the hooks of the job before.
 */
export class QueueWork {
  readonly #settings: QueueWorkSettings;
  readonly #doorbell: Doorbell;
  readonly #runs = new Set<Promise<void>>();
  readonly #worker = randomUUID();
  #claims = 0;
  #stopped = false;

  constructor(settings: QueueWorkSettings) {
    this.#settings = settings;
    this.#doorbell = new Doorbell(settings.queue);
  }

  /** Claims until stopped. Resolves when all runs have ended. */
  async follow(): Promise<void> {
    const { queue, logger } = this.#settings;
    let rang = false;
    while (!this.#stopped) {
      try {
        const start = await this.#startNext(rang);
        if (start === "none") break;
        if (start !== "started" && !this.#stopped) rang = await this.#doorbell.wait(start);
      } catch (error) {
        if (this.#stopped) break;
        logger.error({ error, queue: queue.name }, "No job could be claimed.");
        await this.#doorbell.pause(errorPause);
      }
    }
    await this.ended();
  }

  /** Claims what is ready and the budget allows. Resolves to the number of jobs when all runs have ended. */
  async drain(): Promise<number> {
    const before = this.#claims;
    try {
      while (!this.#stopped && (await this.#startNext()) === "started");
    } finally {
      await this.ended();
    }
    return this.#claims - before;
  }

  /** Claims nothing more. */
  stop(): void {
    this.#stopped = true;
    this.#settings.places.close();
    this.#doorbell.wake();
  }

  /** Resolves when all runs have ended. */
  async ended(): Promise<void> {
    while (this.#runs.size > 0) await Promise.all(this.#runs);
  }

  /** Starts one job. `none`: no more may be started. */
  async #startNext(rang = false): Promise<"started" | "none" | NextTry> {
    const { queue, places } = this.#settings;
    if (!(await this.#takePlace(rang))) return "none";
    let started = false;
    try {
      const reply = await claimNext(queue, `${this.#worker}:${this.#claims}`);
      if (!reply.claim) return reply;
      const job = this.#hold(reply.claim);
      started = true;
      const run = this.#runInTurn(job).finally(() => {
        places.give();
        this.#runs.delete(run);
      });
      this.#runs.add(run);
      return "started";
    } finally {
      if (!started) {
        places.unused();
        places.give();
      }
    }
  }

  /** Where jobs are ready but every slot stays taken, other workers are told. */
  async #takePlace(rang: boolean): Promise<boolean> {
    const { places } = this.#settings;
    const passing = rang && !places.free ? setTimeout(() => this.#doorbell.passOn(), passOnAfter) : undefined;
    const taken = await places.take();
    clearTimeout(passing);
    return taken;
  }

  /** Counts a claim, and keeps its lock from now on. */
  #hold(claim: Claim): JobClaim {
    const { queue, places, keep, leases, logger } = this.#settings;
    places.used();
    this.#claims += 1;
    const job = new JobClaim(queue, claim, { keep, logger, slot: this.#slot });
    leases.add(job);
    return job;
  }

  readonly #slot: Slot = {
    mayClaim: () => !this.#stopped && this.#settings.places.keep(),
    claimed: async (reply, token, since) => {
      const { queue, places, logger } = this.#settings;
      try {
        const { claim } = await readReply(queue, reply, token, since);
        if (claim) return this.#hold(claim);
      } catch (error) {
        logger.error({ error, queue: queue.name }, "A job could not be claimed.");
      }
      places.unused();
      return undefined;
    },
    handBack: async (job) => {
      const { leases, logger } = this.#settings;
      await job.settle({ kind: "released" }).catch((error: unknown) => {
        logger.error({ error, job: job.name, id: job.id }, "A job could not be handed back.");
      });
      leases.end(job);
    },
  };

  /** Runs a job, and those that are claimed for its slot as it ends. What is claimed after the stop is handed back. */
  async #runInTurn(first: JobClaim): Promise<void> {
    for (let job: JobClaim | undefined = first; job; job = job.takeNext()) {
      if (this.#stopped) await this.#slot.handBack(job);
      else await this.#run(job);
    }
  }

  async #run(job: JobClaim): Promise<void> {
    const { run, leases, logger } = this.#settings;
    try {
      await run(job);
    } catch (error) {
      logger.error({ error, job: job.name, id: job.id }, "The run of a job failed; it will run again.");
    } finally {
      leases.end(job);
    }
  }
}
