/** The replies to the commands of a MULTI. @throws the first error among them */
export function repliesOf(
  replies: readonly [error: Error | null, reply: unknown][] | null,
): readonly unknown[] {
  return (replies ?? []).map(([error, reply]) => {
    if (error) throw error;
    return reply;
  });
}
