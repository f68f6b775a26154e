/**
 * What we keep beside BullMQ's own data. A colon sets it apart: an id that a producer gives has none, or two, and no
 * queue has one in its name.
 */

/** The sorted set of a queue's cancelled jobs, by when that was; what it is called within the queue. */
export const cancelledSet = "jobwright:cancelled";

/** A field of a job's hash: the attempt that failed last, if another is to follow, and when: `2@1795000000000`. */
export const retryField = "jobwright:retry";

/** What `retryField` holds. */
export function retryOf(attempt: number, dueAt: number): string {
  return `${attempt}@${dueAt}`;
}

/**
 * When the next attempt of a job is due, if it waits for one because the last failed. Since then, no attempt may have
 * started: one that was lost leaves its job waiting.
 */
export function retryDueAt(
  retry: string | null | undefined,
  attemptsStarted: string | null | undefined,
): number | undefined {
  const [attempt, dueAt] = (retry ?? "").split("@");
  return attempt === attemptsStarted && dueAt ? Number(dueAt) : undefined;
}
