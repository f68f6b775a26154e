import { NonRetryableError } from "jobwright/runtime";
import type { Handlers } from "../../generated/handlers.ts";

export const handler: Handlers["deliver-webhook"] = async ({ payload, context, job, signal }) => {
  const { subscriber, event, data } = payload;
  // The job's id stays the same over all attempts: the subscriber can tell a repetition from news.
  const status = await context.webhooks.post(subscriber, { id: job.id, event, data }, signal);
  if (status === 410) throw new NonRetryableError(`${subscriber} has closed its endpoint.`);
  if (status >= 300) throw new Error(`${subscriber} answered ${status}.`);
  return { status };
};
