import type { ResolvedOptions } from "../../../schema/contract.ts";
import type { Outcome } from "../../backend.ts";
import { type Claim, release } from "./claim.ts";
import { retryField, retryOf } from "./own-keys.ts";
import type { QueueClient } from "./queue-client.ts";
import { errorFields } from "./stored-error.ts";

/** How BullMQ's scripts answer; empty where no next job was asked for, or none is ready. */
export type ScriptReply = readonly unknown[];

/**
 * Ends a claim by one of BullMQ's own moves, each of which checks the lock.
 *
 * @param fetchNext claims the queue's next job in the same step, under the same token
 * @throws an error for which `isNoLongerHeld` holds when the lock is not ours any more
 */
export async function storeOutcome(
  queue: QueueClient,
  { job, token }: Claim,
  outcome: Outcome,
  { keep, fetchNext }: { readonly keep: ResolvedOptions["keep"]; readonly fetchNext: boolean },
): Promise<ScriptReply> {
  const { backend } = queue;
  const id = String(job.id);
  switch (outcome.kind) {
    case "completed": {
      // BullMQ would store null for undefined, too.
      const result = outcome.result === undefined ? "" : JSON.stringify(outcome.result);
      const remove = keep.completed === 0;
      const args = backend.moveToCompletedArgs(job, result, remove, token, fetchNext);
      return (await backend.moveToFinished(id, args)) ?? [];
    }
    case "failed": {
      const { error } = outcome;
      const remove = keep.failed === 0;
      const fields = errorFields(error);
      const moved = await backend.moveToFailed(job, error.message, remove, token, fetchNext, fields);
      return moved.result ?? [];
    }
    case "retry": {
      const delay = Math.max(0, Math.ceil(outcome.delay));
      const now = Date.now();
      const retry = { [retryField]: retryOf(job.attemptsStarted, now + delay) };
      const fieldsToUpdate = { ...errorFields(outcome.error), ...retry, progress: "" };
      if (delay > 0) {
        const options = { fieldsToUpdate, fetchNext };
        return (await backend.moveToDelayed(id, now, delay, token, options)) ?? [];
      }
      await backend.retryJob(id, false, token, { fieldsToUpdate });
      return [];
    }
    case "released":
      await release(queue, id, token);
      return [];
  }
}

/** Whether an error of BullMQ's says that the job, its lock or its place among the active ones is gone. */
export function isNoLongerHeld(error: unknown): boolean {
  const [missing, lockMissing, notActive, lockMismatch] = [-1, -2, -3, -6];
  const codes: readonly unknown[] = [missing, lockMissing, notActive, lockMismatch];
  return error instanceof Error && "code" in error && codes.includes(error.code);
}
