/** `emails.sendWelcomeEmail`, all of a router with `emails.*`, or `*`. */
export type NamePattern = string;

/** Whether a job's name is one that a pattern stands for. */
export function matches(name: string, pattern: NamePattern): boolean {
  if (pattern === "*" || pattern === name) return true;
  return pattern.endsWith(".*") && name.startsWith(pattern.slice(0, -1));
}
