import type { Backend } from "./backend.ts";
import { BackendError } from "./errors.ts";
import type { Inspection } from "./inspection.ts";

/** @throws BackendError where the backend cannot be inspected */
export function inspected(backend: Backend): Inspection {
  const { list, counts, cancel, retry, pause, resume, isPaused } = backend;
  if (list && counts && cancel && retry && pause && resume && isPaused)
    return { list, counts, cancel, retry, pause, resume, isPaused };
  throw new BackendError(`${backend.kind} cannot be inspected.`);
}
