import type { Logger } from "../logger.ts";
import type { AttemptContext } from "./attempt-context.ts";

/** How long an interrupted handler may take to heed its signal before it is reported, in milliseconds. */
const grace = 1_000;

/** Disposes a context; an error is logged, and changes nothing. */
export async function disposeContext(context: AttemptContext, log: Logger): Promise<void> {
  try {
    await context.dispose();
  } catch (error) {
    log.error({ error }, "The context could not be disposed; the job is not affected.");
  }
}

/** For an interrupted handler, which may run on: it keeps its context until it ends, and is reported once. */
export async function disposeAfter(
  running: Promise<unknown>,
  context: AttemptContext,
  log: Logger,
): Promise<void> {
  const report = setTimeout(
    () => log.warn({}, "The handler ignores its signal and runs on; its result is dropped."),
    grace,
  );
  await running;
  clearTimeout(report);
  await disposeContext(context, log);
}
