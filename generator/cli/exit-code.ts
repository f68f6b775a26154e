/** What the process's exit code says. */
export const exitCode = {
  good: 0,
  error: 1,
  usage: 2,
  outOfDate: 3,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
