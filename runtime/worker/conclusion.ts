import { JobwrightError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import type { CompletionEnd } from "./attempt-completion.ts";
import type { Interruption } from "./interruption.ts";
import type { Performed } from "./perform.ts";

/**
 * How an attempt ended, where its handler may have completed the job in a transaction: that decides, whatever the handler
 * did besides.
 *
 * @param payload as the handler got it
 */
export function conclusion(
  ended: Performed | Interruption,
  completion: CompletionEnd,
  payload: unknown,
  log: Logger,
): Performed | Interruption {
  switch (completion.kind) {
    case "committed":
      if (ended.kind === "threw")
        log.warn(
          { error: ended.error },
          "The handler threw when its job had been completed; that changes nothing.",
        );
      return { kind: "completed", payload, result: completion.result };
    case "rolled back":
      if (ended.kind !== "completed") return ended;
      return { kind: "threw", error: new JobwrightError(rolledBack), final: false };
    case "open":
      log.error(
        {},
        "The transaction that the handler completed its job in is still open, and decides what becomes of it.",
      );
      return { kind: "lost" };
    case "uncalled":
      return ended;
  }
}

const rolledBack = "The handler completed its job in a transaction that was rolled back, and returned.";
