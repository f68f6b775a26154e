/**
 * Waits until a condition holds and gives what it returned: undefined and false mean "not yet".
 *
 * @throws when it does not hold within `timeout` milliseconds
 * @example await until(async () => (await backend.get(name, id))?.state === "completed")
 */
export async function until<T>(
  condition: () => T | Promise<T>,
  {
    timeout = 15_000,
    what = condition.toString(),
  }: { readonly timeout?: number; readonly what?: string } = {},
): Promise<Exclude<T, undefined | null | false>> {
  const deadline = Date.now() + timeout;
  while (true) {
    const value = await condition();
    if (holds(value)) return value;
    if (Date.now() > deadline) throw new Error(`Not within ${timeout} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function holds<T>(value: T): value is Exclude<T, undefined | null | false> {
  return value !== undefined && value !== null && value !== false;
}
