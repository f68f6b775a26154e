import { OptionError } from "./errors.ts";

/** @throws OptionError where a program without types gave something else than a backend */
export function requireBackend(what: string, backend: unknown): void {
  const prepare: unknown =
    typeof backend === "object" && backend !== null ? Reflect.get(backend, "prepare") : undefined;
  if (typeof prepare === "function") return;
  throw new OptionError(
    `${what}: backend must be what pgBoss(), bullmq() or embedded() returns, not ${backend === null ? "null" : typeof backend}.`,
  );
}
