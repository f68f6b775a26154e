/** What `read` gives; where the source is nested deeper than the stack is, `otherwise`. */
export function withinStack<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return otherwise;
    throw error;
  }
}
