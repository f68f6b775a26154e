import type {
  DefinedJob,
  DefinedRouter,
  JobDefinition,
  JobsByKey,
  Manifest,
  ManifestDefinition,
  RouterDefinition,
} from "./definition.ts";
import type { JobOptions } from "./options.ts";
import type { AnySchema } from "./zod-types.ts";

/**
 * Declares one job: what it takes, what it gives, how it is run. The handler is a file of its own.
 *
 * Problems of content are not thrown here: `jobwright codegen` reports those of all jobs at once.
 *
 * @throws TypeError when given no object
 * @example
 * defineJob({
 *   name: "rebuild-search-index",
 *   payload: z.object({ full: z.boolean().default(false) }),
 *   options: { timeout: "10m", dedupe: { key: ["full"], mode: "unfinished" } },
 * })
 */
export function defineJob<
  Payload extends AnySchema,
  const Name extends string | undefined = undefined,
  Result extends AnySchema | undefined = undefined,
>(definition: JobDefinition<Name, Payload, Result>): DefinedJob<NoInfer<Name>, Payload, NoInfer<Result>> {
  requireObject("defineJob", definition);
  return {
    kind: "job",
    // An absent name or result has the type `undefined`, which inference chose because it is absent.
    name: definition.name as Name,
    payload: definition.payload,
    result: definition.result as Result,
    description: definition.description,
    examples: definition.examples ?? [],
    // Each path is a string and each payload a value, whatever the payload's type.
    options: (definition.options ?? {}) as JobOptions<unknown>,
    version: definition.version ?? 1,
    deprecated: definition.deprecated ?? false,
    portable: definition.portable ?? true,
    definition,
  };
}

/**
 * Groups jobs under a namespace, with options that they share. A job's name is `<namespace>.<key>`.
 *
 * @throws TypeError when given no object
 * @example
 * defineRouter({ namespace: "emails", options: { attempts: 5 }, jobs: { sendWelcomeEmail } })
 */
export function defineRouter<const Namespace extends string, const Jobs extends JobsByKey>(
  definition: RouterDefinition<Namespace, Jobs>,
): DefinedRouter<Namespace, Jobs> {
  requireObject("defineRouter", definition);
  return {
    kind: "router",
    namespace: definition.namespace,
    description: definition.description,
    options: definition.options ?? {},
    jobs: definition.jobs,
    definition,
  };
}

/**
 * The manifest: all jobs of a project; the default export of the manifest's file.
 *
 * @throws TypeError when given no object
 * @example
 * export default defineManifest({ name: "shop", jobs: [rebuildSearchIndex], routers: [emails] });
 */
export function defineManifest<
  const Jobs extends readonly DefinedJob<string>[] = readonly [],
  const Routers extends readonly DefinedRouter[] = readonly [],
>(definition: ManifestDefinition<Jobs, Routers>): Manifest<Jobs, Routers> {
  requireObject("defineManifest", definition);
  return {
    kind: "manifest",
    name: definition.name,
    options: definition.options ?? {},
    // Absent lists have the type of the empty list, which inference chose because they are absent.
    jobs: definition.jobs ?? ([] as readonly DefinedJob<string>[] as Jobs),
    routers: definition.routers ?? ([] as readonly DefinedRouter[] as Routers),
    definition,
  };
}

function requireObject(name: string, definition: unknown): void {
  if (typeof definition === "object" && definition !== null) return;
  throw new TypeError(`${name} takes an object, not ${definition === null ? "null" : typeof definition}.`);
}
