import type { Claim } from "./claim.ts";
import type { Installation } from "./installation.ts";
import { leaseSeconds } from "./queue-settings.ts";
import { jobKey } from "./settlements.ts";
import { type LostRow, lostRuns, renewLeases } from "./sql/leases.ts";

/** An answer that was heard this late after the claim was asked for may tell of jobs that are others' by now. */
const lateMilliseconds = (leaseSeconds * 1000) / 2;

/**
 * Those claims that are still this worker's, where the process stood still between asking for them and hearing of them.
 * Their leases are renewed.
 *
 * @param asked milliseconds since the epoch
 */
export async function keepClaims(
  { database, schemas }: Pick<Installation, "database" | "schemas">,
  claims: readonly Claim[],
  asked: number,
): Promise<readonly Claim[]> {
  if (claims.length === 0 || Date.now() - asked < lateMilliseconds) return claims;
  const leases = JSON.stringify(claims.map(({ lease }) => lease));
  await database.query(renewLeases(schemas), [leases]);
  const lost = new Set((await database.query<LostRow>(lostRuns(schemas), [leases])).map(jobKey));
  return claims.filter((claim) => !lost.has(jobKey(claim)));
}
