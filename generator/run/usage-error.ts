/** What was asked for on the command line is not there, or cannot be read: exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
