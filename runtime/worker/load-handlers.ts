import { JobwrightError } from "../errors.ts";
import type { HandlerModule, HandlerModules } from "./handler.ts";

type AnyHandler = HandlerModule["handler"];

/**
 * The handlers of the named jobs: a given one first, else the one at its configured place. A job with neither is
 * left out: its queue is not touched.
 *
 * @throws JobwrightError where a handler's file has no function `handler`
 */
export async function loadHandlers(
  names: readonly string[],
  modules: HandlerModules,
  given: object,
): Promise<ReadonlyMap<string, AnyHandler>> {
  const loaded = await Promise.all(
    names.map(async (name) => [name, await load(name, modules, given)] as const),
  );
  return new Map(loaded.flatMap(([name, handler]) => (handler ? [[name, handler]] : [])));
}

async function load(name: string, modules: HandlerModules, given: object): Promise<AnyHandler | undefined> {
  const replacement: unknown = Object.hasOwn(given, name) ? Reflect.get(given, name) : undefined;
  if (replacement !== undefined) return requireFunction(name, replacement);
  if (!Object.hasOwn(modules, name)) return undefined;
  return requireFunction(name, (await modules[name]?.())?.handler);
}

function requireFunction(name: string, value: unknown): AnyHandler {
  if (isHandler(value)) return value;
  throw new JobwrightError(
    `The handler of ${name} is not a function. Its file must have: export const handler: Handlers["${name}"] = …`,
  );
}

/** A function's parameters cannot be seen at run time: the generated types have tied them to the job. */
function isHandler(value: unknown): value is AnyHandler {
  return typeof value === "function";
}
