import type { Json } from "../../schema/json.ts";

/** At most four values a second are stored for each job. */
const interval = 250;

/**
 * Stores the values that a handler reports: the first at once, then at most one each 250 ms, always the newest.
 * `stop` drops what is not stored yet.
 */
export function progressReporter(store: (value: Json) => Promise<void>): {
  readonly report: (value: Json) => void;
  readonly stop: () => void;
} {
  let newest: { readonly value: Json } | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const flush = (): void => {
    timer = undefined;
    if (!newest || stopped) return;
    timer = setTimeout(flush, interval);
    void store(newest.value);
    newest = undefined;
  };
  return {
    report: (value) => {
      newest = { value };
      if (!timer) flush();
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
