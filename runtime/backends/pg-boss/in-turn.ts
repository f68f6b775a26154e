const turns = new WeakMap<object, Promise<unknown>>();

/** Runs what is asked for one object one by one, in order: calls that take several statements must not mix. */
export function inTurn<T>(object: object, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(object) ?? Promise.resolve()).then(work);
  turns.set(
    object,
    turn.catch(() => {}),
  );
  return turn;
}
