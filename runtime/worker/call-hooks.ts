import { matches } from "../../schema/name-pattern.ts";
import { OptionError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import type { Hooks } from "./hooks.ts";

type AnyHooks = Hooks<unknown, unknown, unknown>;
type HookName = keyof AnyHooks;

const hookNames: ReadonlySet<string> = new Set<HookName>([
  "onStart",
  "onProgress",
  "onSuccess",
  "onFailure",
  "onRetry",
  "onComplete",
]);

/** Calls one hook at every level that has it; resolves when all have returned. Never rejects. */
export type HookCaller = <Name extends HookName>(
  name: Name,
  event: Parameters<NonNullable<AnyHooks[Name]>>[0],
) => Promise<void>;

/**
 * Calls the hooks of one job: those for all jobs, then those of each pattern in the order written, then the
 * job's own. An error of a hook is logged, and changes nothing else. Undefined where there are none.
 */
export function hookCaller(hooks: object, job: string, log: Logger): HookCaller | undefined {
  const levels = levelsOf(hooks, job);
  if (levels.length === 0) return undefined;
  return async (name, event) => {
    for (const level of levels) {
      const hook: unknown = Reflect.get(level, name);
      if (typeof hook !== "function") continue;
      try {
        await hook.call(level, event);
      } catch (error) {
        log.error({ error, hook: name }, `The hook ${name} threw; the job is not affected.`);
      }
    }
  };
}

/** @throws OptionError for a key that is neither a hook nor a name or pattern of a job */
export function checkHooks(hooks: object, jobs: readonly string[]): void {
  for (const [key, value] of Object.entries(hooks)) {
    if (hookNames.has(key)) continue;
    if (!jobs.some((job) => matches(job, key))) {
      throw new OptionError(
        `hooks: ${JSON.stringify(key)} is no hook (${[...hookNames].join(", ")}) and matches no job.`,
      );
    }
    const unknown = Object.keys(value ?? {}).find((name) => !hookNames.has(name));
    if (unknown) throw new OptionError(`hooks: unknown hook ${JSON.stringify(unknown)} of ${key}.`);
  }
}

/** Found once for each job: there are several lookups in it, and an attempt asks. */
const levelsOfHooks = new WeakMap<object, Map<string, readonly object[]>>();

function levelsOf(hooks: object, job: string): readonly object[] {
  const known = levelsOfHooks.get(hooks) ?? new Map<string, readonly object[]>();
  levelsOfHooks.set(hooks, known);
  const levels = known.get(job) ?? hookLevels(hooks, job).filter(hasHook);
  known.set(job, levels);
  return levels;
}

function hasHook(level: object): boolean {
  return [...hookNames].some((name) => typeof Reflect.get(level, name) === "function");
}

function hookLevels(hooks: object, job: string): readonly object[] {
  const entries = Object.entries(hooks).filter(([key]) => !hookNames.has(key) && matches(job, key));
  const patterns = entries.filter(([key]) => key !== job);
  const own = entries.filter(([key]) => key === job);
  return [hooks, ...[...patterns, ...own].map(([, level]) => level)].filter(isObject);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
