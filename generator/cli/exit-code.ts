/** What the process's exit code says. */
export const exitCode = {
  good: 0,
  error: 1,
  usage: 2,
  outOfDate: 3,
  /** Ctrl-C at a question, as shells count an interrupt. */
  cancelled: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
