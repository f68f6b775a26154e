import { setTimeout as sleep } from "node:timers/promises";
import type { ResolvedOptions } from "../../../schema/contract.ts";
import type { Json } from "../../../schema/json.ts";
import type { ClaimedJob, Outcome } from "../../backend.ts";
import { CancelledError } from "../../errors.ts";
import type { Logger } from "../../logger.ts";
import type { Claim } from "./claim.ts";
import { cancelledSet } from "./own-keys.ts";
import { parseJson } from "./parse-json.ts";
import type { QueueClient } from "./queue-client.ts";
import { retakeLock } from "./retake-lock.ts";
import { isNoLongerHeld, type ScriptReply, storeOutcome } from "./store-outcome.ts";
import { errorPause, lockDuration } from "./timing.ts";

/** The slot that a job runs in: its queue's next job may be claimed for it in the step that ends the job. */
export interface Slot {
  mayClaim(): boolean;
  /** Takes the answer to a claim that was asked for at `since`. Never rejects. */
  claimed(reply: ScriptReply, token: string, since: number): Promise<JobClaim | undefined>;
  /** Gives up a job that was claimed for the slot. Never rejects. */
  handBack(job: JobClaim): Promise<void>;
}

interface JobClaimSettings {
  readonly keep: ResolvedOptions["keep"];
  readonly slot: Slot;
  readonly logger: Logger;
}

/** A job that this worker holds for as long as its lock is renewed. */
export class JobClaim implements ClaimedJob {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly attempt: number;
  readonly processedOn: number | undefined;
  readonly maxAttempts: number;
  readonly createdAt: Date;
  readonly signal: AbortSignal;
  readonly token: string;
  readonly queue: QueueClient;
  /** By the local clock; the lock itself is good for a little longer. */
  expiresAt: number;

  #settling = false;
  #next: JobClaim | undefined;
  #over = false;
  readonly #claim: Claim;
  readonly #settings: JobClaimSettings;
  readonly #loss = new AbortController();

  constructor(queue: QueueClient, claim: Claim, settings: JobClaimSettings) {
    const { job, payload, token, claimedAt } = claim;
    this.id = String(job.id);
    this.name = queue.name;
    this.payload = parseJson(payload);
    this.attempt = job.attemptsStarted;
    this.processedOn = job.processedOn;
    this.maxAttempts = Math.max(1, job.opts.attempts ?? 1);
    this.createdAt = new Date(job.timestamp);
    this.signal = this.#loss.signal;
    this.token = token;
    this.queue = queue;
    this.expiresAt = claimedAt + lockDuration;
    this.#claim = claim;
    this.#settings = settings;
  }

  /** Neither lost nor being settled. */
  get isHeld(): boolean {
    return !this.#settling && !this.signal.aborted;
  }

  /** The lock ran out, or is another's. */
  lose(reason = new Error(`The claim on ${this.name} ${this.id} was lost.`)): void {
    this.#loss.abort(reason);
  }

  /** Loses the claim, unless its outcome is being stored: the lock may have been dropped with that. */
  async learnLoss(): Promise<void> {
    const reason = await this.#lossReason();
    if (this.isHeld) this.lose(reason);
  }

  /** The job to run next in the slot. To be called when the run is over: one that is claimed later is handed back. */
  takeNext(): JobClaim | undefined {
    this.#over = true;
    const next = this.#next;
    // Not kept: a chain of all jobs since the start would outlive every young collection.
    this.#next = undefined;
    return next;
  }

  async progress(value: Json): Promise<void> {
    if (!this.isHeld) return;
    // BullMQ's type leaves null out; it is stored as JSON like the others.
    await this.queue.backend.updateProgress(this.id, value as Exclude<Json, null>);
  }

  async settle(outcome: Outcome): Promise<boolean> {
    if (!this.isHeld) return false;
    this.#settling = true;
    const lost = Promise.withResolvers<false>();
    this.signal.addEventListener("abort", () => lost.resolve(false), { once: true });
    return Promise.race([this.#store(outcome), lost.promise]);
  }

  /** Lost it is, whether or not Redis can say why. */
  async #lossReason(): Promise<Error | undefined> {
    const { redis, backend } = this.queue;
    const score = await redis.zscore(backend.toKey(cancelledSet), this.id).catch(() => null);
    return score === null ? undefined : new CancelledError();
  }

  get #ranOut(): boolean {
    return this.expiresAt < Date.now();
  }

  async #retake(): Promise<boolean> {
    const expiresAt = Date.now() + lockDuration;
    const retaken = await retakeLock(this.queue, this);
    if (retaken) this.expiresAt = expiresAt;
    return retaken;
  }

  /**
   * Tries until BullMQ has answered, or the lock has run out. Where the process stood still meanwhile, the lock is
   * taken again: once, for an outcome that can never be stored must not be held for ever.
   */
  async #store(outcome: Outcome): Promise<boolean> {
    const { keep, slot, logger } = this.#settings;
    const mayFetch = outcome.kind !== "released" && !(outcome.kind === "retry" && outcome.delay <= 0);
    const fetchNext = mayFetch && slot.mayClaim();
    let reply: ScriptReply = [];
    let since = Date.now();
    let retaken = false;
    try {
      while (!this.signal.aborted) {
        try {
          if (this.#ranOut && !retaken) {
            retaken = true;
            if (!(await this.#retake())) break;
          }
          since = Date.now();
          reply = await storeOutcome(this.queue, this.#claim, outcome, { keep, fetchNext });
          return true;
        } catch (error) {
          if (isNoLongerHeld(error) && this.#ranOut && !retaken) continue;
          if (isNoLongerHeld(error)) break;
          logger.warn({ error, job: this.name, id: this.id }, "The outcome is not stored yet.");
          await sleep(errorPause);
        }
      }
      if (!this.signal.aborted) this.lose(await this.#lossReason());
      return false;
    } finally {
      const next = fetchNext ? await slot.claimed(reply, this.token, since) : undefined;
      if (next && this.#over) await slot.handBack(next);
      else this.#next = next;
    }
  }
}
