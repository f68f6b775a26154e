import type { Target } from "../../schema/target.ts";
import type { ClaimedJob, Outcome } from "../backend.ts";
import type { BoundJob } from "../bind-jobs.ts";
import { CancelledError } from "../errors.ts";
import { type Logger, withFields } from "../logger.ts";
import { attemptCompletion } from "./attempt-completion.ts";
import { attemptContext } from "./attempt-context.ts";
import { awaitAftermath } from "./await-aftermath.ts";
import { callEndHooks, type MakeEvent } from "./call-end-hooks.ts";
import { hookCaller } from "./call-hooks.ts";
import { conclusion } from "./conclusion.ts";
import { disposeAfter, disposeContext } from "./dispose-context.ts";
import type { ContextInput, HandlerModule, JobInfo, TransactionalHandlerInput } from "./handler.ts";
import { type Interruption, limitAttempt } from "./interruption.ts";
import { outcomeOf } from "./outcome.ts";
import { checkResult, type Performed, perform } from "./perform.ts";
import { progressReporter } from "./progress-reporter.ts";

/** What an attempt needs from its worker. */
export interface AttemptEnvironment {
  readonly bound: BoundJob;
  readonly handler: HandlerModule["handler"];
  readonly createContext: (input: ContextInput) => unknown;
  readonly hooks: object;
  /** Of the generated code. */
  readonly target: Target;
  readonly logger: Logger;
  /** Aborts when running jobs are to be handed back. */
  readonly stopping: AbortSignal;
}

/** How an attempt ended; `lost` and `cancelled` when the job was no longer this worker's and nothing was stored. */
export type AttemptEnd = Outcome["kind"] | "lost" | "cancelled";

/**
 * Works one claimed job: context, handler within its timeout, outcome stored, hooks, context disposed. Never
 * rejects. The slot is free when it resolves, even where a handler ignores its signal and runs on.
 */
export async function runAttempt(claimed: ClaimedJob, environment: AttemptEnvironment): Promise<AttemptEnd> {
  const { bound, handler, stopping } = environment;
  const { id, name, attempt, maxAttempts, createdAt } = claimed;
  const info: JobInfo = { id, name, attempt, maxAttempts, createdAt };
  const log = withFields(environment.logger, { job: name, id, attempt });
  const limits = limitAttempt(bound.job.options.timeout, stopping, claimed.signal);
  const { signal } = limits;
  const context = attemptContext(() => environment.createContext({ job: info, log, signal }));
  const event: MakeEvent = (fields) => ({
    ...fields,
    job: info,
    get context() {
      return context.read();
    },
  });
  const callHooks = hookCaller(environment.hooks, name, log);
  let earlierHooks = Promise.resolve();
  const progress = progressReporter((value) =>
    claimed.progress(value).catch((error: unknown) => log.warn({ error }, "The progress was not stored.")),
  );

  const completion = attemptCompletion(claimed, environment.target, (result) =>
    checkResult(name, result, bound.validateResult),
  );

  let over = false;
  let parsed: unknown;
  const running = perform(claimed, bound, context, async (payload) => {
    parsed = payload;
    // The context may have taken the time that there was.
    signal.throwIfAborted();
    await callHooks?.("onStart", event({ payload }));
    signal.throwIfAborted();
    const input: TransactionalHandlerInput<unknown, unknown, unknown> = {
      payload,
      context: context.read(),
      job: info,
      signal,
      log,
      progress: (value) => {
        if (over) return;
        progress.report(value);
        earlierHooks = earlierHooks.then(() => callHooks?.("onProgress", event({ progress: value })));
      },
      complete: completion.complete,
    };
    return completion.resultOf(await handler(input));
  });
  const ended = await Promise.race([running, limits.interrupted]);
  over = true;
  progress.stop();
  limits.clear();

  const completed = await completion.end();
  const concluded = conclusion(ended, completed, parsed, log);
  const outcome = concluded.kind === "lost" ? undefined : endedAs(concluded, claimed, environment);
  const stored =
    outcome !== undefined && (completed.kind === "committed" || (await settle(claimed, outcome, log)));
  // Told only now where the handler ended before its backend looked.
  const cancelled = !stored && claimed.signal.reason instanceof CancelledError;
  if (stored) logEnd(log, outcome, maxAttempts);
  if (cancelled) log.info({}, "The job was cancelled; this attempt counts for nothing.");
  // What is left is the user's, and may hang.
  if (callHooks || context.isDisposable() || isInterruption(ended))
    await awaitAftermath(concludeAttempt(), stopping, log);
  if (cancelled) return "cancelled";
  return stored ? outcome.kind : "lost";

  async function concludeAttempt(): Promise<void> {
    await earlierHooks;
    if (stored && callHooks) await callEndHooks(callHooks, event, outcome, concluded);
    if (cancelled) await callHooks?.("onComplete", event({ state: "cancelled" as const }));
    if (isInterruption(ended)) void disposeAfter(running, context, log);
    else await disposeContext(context, log);
  }
}

/** A job that goes wrong never does so unheard. */
function logEnd(log: Logger, outcome: Outcome, maxAttempts: number): void {
  if (outcome.kind === "retry") {
    const { error, delay } = outcome;
    log.warn({ error, delay, maxAttempts }, `The attempt failed; the next follows in ${delay} ms.`);
  } else if (outcome.kind === "failed") {
    log.error({ error: outcome.error, maxAttempts }, "The job failed.");
  } else if (outcome.kind === "released") {
    log.warn({}, "The worker stops: the job is handed back.");
  }
}

function endedAs(
  ended: Performed | Exclude<Interruption, { kind: "lost" }>,
  claimed: ClaimedJob,
  { bound }: AttemptEnvironment,
): Outcome {
  if (ended.kind === "released") return ended;
  const performed: Performed =
    ended.kind === "timeout" ? { kind: "threw", error: ended.error, final: false } : ended;
  return outcomeOf(performed, claimed, bound.job.options);
}

function isInterruption(ended: Performed | Interruption): ended is Interruption {
  return ended.kind !== "completed" && ended.kind !== "threw";
}

/** False also where storing failed: the claim then runs out, and the job is run again. */
async function settle(claimed: ClaimedJob, outcome: Outcome, log: Logger): Promise<boolean> {
  try {
    const stored = await claimed.settle(outcome);
    if (!stored && !(claimed.signal.reason instanceof CancelledError))
      log.warn({ outcome: outcome.kind }, "The job was no longer this worker's; its outcome is dropped.");
    return stored;
  } catch (error) {
    log.error({ error, outcome: outcome.kind }, "The outcome could not be stored; the job will run again.");
    return false;
  }
}
