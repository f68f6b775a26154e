import type { JobClaim } from "./job-claim.ts";
import { retakeLock } from "./retake-lock.ts";
import { lockDuration, renewalInterval } from "./timing.ts";

/** The claims of a worker, over all its queues; keeps their locks. */
export class Leases {
  readonly #claims = new Set<JobClaim>();
  #renewing = false;
  #tendedAt = Date.now();

  add(claim: JobClaim): void {
    this.#claims.add(claim);
  }

  end(claim: JobClaim): void {
    this.#claims.delete(claim);
  }

  /**
   * Gives up the claims that ran out, also while Redis does not answer; renews those that have grown old. Where the
   * process stood still, and its renewals with it, Redis is asked first.
   */
  async tend(): Promise<void> {
    const now = Date.now();
    const stoodStill = now - this.#tendedAt > 2 * renewalInterval;
    this.#tendedAt = now;
    if (!stoodStill) this.#giveUp(now);
    if (this.#renewing && !stoodStill) return;
    this.#renewing = true;
    try {
      await this.renew();
    } finally {
      this.#renewing = false;
    }
  }

  /** Renews the claims that have grown old. */
  async renew(): Promise<void> {
    const old = Date.now() + lockDuration - renewalInterval;
    await renew([...this.#claims].filter((claim) => claim.isHeld && claim.expiresAt <= old));
  }

  /** Tells the runs whose jobs were cancelled, or taken from them. */
  async look(): Promise<void> {
    const held = [...this.#claims].filter((claim) => claim.isHeld);
    const [first] = held;
    if (!first) return;
    const tokens = await first.queue.redis.mget(
      held.map(({ queue, id }) => `${queue.backend.toKey(id)}:lock`),
    );
    await Promise.all(held.filter(({ token }, index) => tokens[index] !== token).map(keepOrLose));
  }

  #giveUp(now: number): void {
    for (const claim of this.#claims) if (claim.expiresAt < now) claim.lose();
  }
}

/** A lock that ran out is taken again where nobody else has the job; else its run is told. */
async function keepOrLose(claim: JobClaim): Promise<void> {
  const expiresAt = Date.now() + lockDuration;
  if (await retakeLock(claim.queue, claim)) claim.expiresAt = expiresAt;
  else await claim.learnLoss();
}

async function renew(claims: readonly JobClaim[]): Promise<void> {
  const expiresAt = Date.now() + lockDuration;
  await Promise.all(
    [...Map.groupBy(claims, ({ queue }) => queue)].map(async ([queue, ofQueue]) => {
      const ids = ofQueue.map(({ id }) => id);
      const tokens = ofQueue.map(({ token }) => token);
      const refused = new Set(await queue.backend.extendLocks(ids, tokens, lockDuration));
      await Promise.all(
        ofQueue.map(async (claim) => {
          if (refused.has(claim.id)) await keepOrLose(claim);
          else claim.expiresAt = expiresAt;
        }),
      );
    }),
  );
}
