/** The context of one attempt: made once, read by the handler and the hooks, disposed at the end. */
export interface AttemptContext {
  /** @throws what the factory threw */
  make(): Promise<unknown>;
  /** @throws what the factory threw, where it did: so a hook that does not need the context still runs */
  read(): unknown;
  /** Whether `dispose` has anything to do. */
  isDisposable(): boolean;
  /** Calls `Symbol.asyncDispose` or `Symbol.dispose` of a context that offers it. */
  dispose(): Promise<void>;
}

export function attemptContext(create: () => unknown): AttemptContext {
  let made: { readonly context: unknown } | { readonly error: unknown } | undefined;
  const read = (): unknown => {
    if (!made) throw new Error("The attempt ended before its context was made.");
    if ("error" in made) throw made.error;
    return made.context;
  };
  return {
    async make() {
      try {
        made = { context: await create() };
      } catch (error) {
        made = { error };
      }
      return read();
    },
    read,
    isDisposable: () => made !== undefined && "context" in made && disposerOf(made.context) !== undefined,
    async dispose() {
      if (made && "context" in made) await disposerOf(made.context)?.();
    },
  };
}

function disposerOf(context: unknown): (() => unknown) | undefined {
  if (typeof context !== "object" || context === null) return undefined;
  const dispose: unknown = Reflect.get(context, Symbol.asyncDispose) ?? Reflect.get(context, Symbol.dispose);
  return typeof dispose === "function" ? () => dispose.call(context) : undefined;
}
