import type { JobClaim } from "./job-claim.ts";
import { lockDuration, renewalInterval } from "./timing.ts";

/** The claims of a worker, over all its queues; keeps their locks. */
export class Leases {
  readonly #claims = new Set<JobClaim>();
  #renewing = false;

  add(claim: JobClaim): void {
    this.#claims.add(claim);
  }

  end(claim: JobClaim): void {
    this.#claims.delete(claim);
  }

  /** Gives up the claims that ran out, also while Redis does not answer; renews those that have grown old. */
  async tend(): Promise<void> {
    const now = Date.now();
    const claims = [...this.#claims];
    for (const claim of claims) if (claim.expiresAt < now) claim.lose();
    if (this.#renewing) return;
    this.#renewing = true;
    try {
      await renew(
        claims.filter((claim) => claim.isHeld && claim.expiresAt - now <= lockDuration - renewalInterval),
      );
    } finally {
      this.#renewing = false;
    }
  }
}

async function renew(claims: readonly JobClaim[]): Promise<void> {
  const expiresAt = Date.now() + lockDuration;
  await Promise.all(
    [...Map.groupBy(claims, ({ queue }) => queue)].map(async ([{ backend }, ofQueue]) => {
      const ids = ofQueue.map(({ id }) => id);
      const tokens = ofQueue.map(({ token }) => token);
      const refused = new Set(await backend.extendLocks(ids, tokens, lockDuration));
      for (const claim of ofQueue) {
        if (!refused.has(claim.id)) claim.expiresAt = expiresAt;
        // Its outcome may have been stored in the meantime, and the lock dropped with it.
        else if (claim.isHeld) claim.lose();
      }
    }),
  );
}
