/** A key of another system, and what stands for it here. */
export interface ForeignKey {
  readonly key: string;
  /** A value that people give it, for the documentation and the tests. */
  readonly example?: unknown;
  /**
   * What to write instead, as a sentence whose code is between backticks.
   *
   * @param given the object that holds the key: what stands for one key may depend on others
   */
  readonly instead: string | ((value: unknown, given: Given) => string);
}

export type Given = Readonly<Record<string, unknown>>;

/** What to write instead of a key with this value. */
export function insteadOf({ instead }: ForeignKey, value: unknown, given: Given): string {
  return typeof instead === "function" ? instead(value, given) : instead;
}

/** The same sentence for several keys. */
export function alike(keys: readonly string[], instead: ForeignKey["instead"]): readonly ForeignKey[] {
  return keys.map((key) => ({ key, instead }));
}
