/** A value that a function gives each time, or the finding that it gives others. */
export type StableValue = { readonly stable: true; readonly value: unknown } | { readonly stable: false };

const oneYear = 365 * 24 * 60 * 60 * 1000;

/**
 * Reads a default twice, the second time by a clock that is more than a year ahead, so that a default made of
 * the time or of chance shows itself.
 */
export function stableValue(read: () => unknown): StableValue {
  try {
    const value = read();
    return text(value) === text(withClockAhead(read)) ? { stable: true, value } : { stable: false };
  } catch {
    return { stable: false };
  }
}

function text(value: unknown): string {
  return JSON.stringify(value, (_key, part) => (typeof part === "bigint" ? `${part}n` : part)) ?? "undefined";
}

function withClockAhead<T>(read: () => T): T {
  const realDate = globalThis.Date;
  const ahead = realDate.now() + oneYear + 1_234_567;
  // Synchronous, so that nobody else ever sees the other clock.
  globalThis.Date = new Proxy(realDate, {
    apply: () => new realDate(ahead).toString(),
    construct: (target, parts, newTarget) =>
      Reflect.construct(target, parts.length === 0 ? [ahead] : parts, newTarget),
    get: (target, key, receiver) => (key === "now" ? () => ahead : Reflect.get(target, key, receiver)),
  });
  try {
    return read();
  } finally {
    globalThis.Date = realDate;
  }
}
