/** What was thrown, in words, whatever it is: a manifest's own code may throw something that cannot be read. */
export function messageOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? String(thrown.message) : String(thrown);
  } catch {
    return "a value that is no text";
  }
}
