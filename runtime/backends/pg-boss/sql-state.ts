/**
 * Whether a statement failed with one of the states. Libraries wrap the driver's error: Drizzle as its `cause`, Prisma as
 * text in its message.
 */
export function hasSqlState(error: unknown, states: readonly string[]): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && states.some((state) => error.code === state)) return true;
  if (states.some((state) => error.message.includes(`\`${state}\``))) return true;
  return hasSqlState(error.cause, states);
}
