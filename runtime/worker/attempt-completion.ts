import type { Json } from "../../schema/json.ts";
import type { Target } from "../../schema/target.ts";
import type { ClaimedJob, CompletionState } from "../backend.ts";
import { OptionError } from "../errors.ts";
import type { Transaction } from "../transaction.ts";

/** What became of a handler's `complete`. */
export type CompletionEnd =
  | { readonly kind: "uncalled" | "rolled back" | "open" }
  | { readonly kind: "committed"; readonly result: Json | undefined };

/** Lets a handler complete its job in a transaction of its own. */
export interface AttemptCompletion {
  /** The handler's `complete`. */
  complete(tx: Transaction, result?: unknown): Promise<unknown>;
  /** No more than what `complete` was given last, or what the handler returned where that was not called. */
  resultOf(returned: unknown): unknown;
  /** Allows no further `complete`, and waits for the transaction of the last one. */
  end(): CompletionEnd | Promise<CompletionEnd>;
}

/**
 * @param target the config's: `complete` works with `"pg-boss"` alone
 * @param check gives a result as it is stored, or rejects where it does not fit
 */
export function attemptCompletion(
  claimed: ClaimedJob,
  target: Target,
  check: (result: unknown) => Promise<Json | undefined>,
): AttemptCompletion {
  let last: { readonly given: unknown; readonly stored: Json | undefined } | undefined;
  // Asking makes one, which no other target needs.
  const completion = target === "pg-boss" ? claimed.completion : undefined;
  return {
    async complete(tx, given) {
      if (!completion)
        throw new OptionError(
          `${claimed.name}: complete needs \`target: "pg-boss"\` in jobwright.config.ts.`,
        );
      const stored = await check(given);
      await completion.begin(tx, stored);
      last = { given, stored };
      return given;
    },
    resultOf: (returned) => (last ? last.given : returned),
    end() {
      return completion ? completion.end().then(endOf) : { kind: "uncalled" };
    },
  };

  function endOf(state: CompletionState): CompletionEnd {
    if (state === "open") return { kind: "open" };
    if (state === "committed") return { kind: "committed", result: last?.stored };
    return { kind: last ? "rolled back" : "uncalled" };
  }
}
