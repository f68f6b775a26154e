import type { DefinedJob, DefinedRouter, Manifest } from "../definition.ts";
import type { ManifestJob } from "../manifest-jobs.ts";
import { routerKeyProblem } from "../names.ts";
import { checkKeys } from "./check-keys.ts";
import type { Report } from "./report.ts";
import { isObject, list, object, shown, text } from "./values.ts";

export interface SoundManifest {
  readonly manifest: Manifest;
  /** Jobs that lack a name, called by their place, so that their other problems are found as well. */
  readonly unnamed: readonly ManifestJob[];
}

/** A manifest with only the jobs and routers that are what they should be; the others are reported. */
export function soundManifest(manifest: Manifest, report: Report): SoundManifest {
  checkKeys(manifest.definition, "manifest", "", report);
  const unnamed: ManifestJob[] = [];
  const jobs = list(manifest.jobs, "jobs", report).flatMap((job, index) => {
    if (!isDefined<DefinedJob<string>>(job, "job")) {
      report(
        "JOB_INVALID",
        `jobs[${index}] is ${described(job)}; it takes what defineJob returns.`,
        `jobs[${index}]`,
        fixFor(job, "job"),
      );
      return [];
    }
    if (typeof job.name === "string") return [job];
    report("NAME_MISSING", `jobs[${index}] has no name.`, `jobs[${index}].name`);
    const name = `jobs[${index}]`;
    unnamed.push({ name, namespace: null, key: name, definition: job, sharedOptions: [manifest.options] });
    return [];
  });
  const routers = list(manifest.routers, "routers", report).flatMap((router, index) =>
    soundRouter(router, `routers[${index}]`, report),
  );
  return { manifest: { ...manifest, jobs, routers }, unnamed };
}

function soundRouter(router: unknown, path: string, report: Report): readonly DefinedRouter[] {
  if (!isDefined<DefinedRouter>(router, "router")) {
    const message = `${path} is ${described(router)}; it takes what defineRouter returns.`;
    report("ROUTER_INVALID", message, path, fixFor(router, "router"));
    return [];
  }
  const namespace = text(router.namespace, `${path}.namespace`, report);
  const place = namespace === undefined ? path : `routers.${namespace}`;
  // A namespace of null has just been reported.
  if (router.namespace !== null) checkKeys(router.definition, "router", place, report);
  if (namespace === undefined) return [];
  if (router.description !== undefined) text(router.description, `${place}.description`, report);
  const jobs = Object.entries(object(router.jobs, `${place}.jobs`, report) ?? {}).filter(
    (entry): entry is [string, DefinedJob<undefined>] => {
      const [key, job] = entry;
      const defined = isDefined<DefinedJob>(job, "job");
      if (!defined) {
        report(
          "JOB_INVALID",
          `${place}.jobs.${key} is ${described(job)}; it takes what defineJob returns.`,
          `${place}.jobs.${key}`,
          fixFor(job, "job"),
        );
      } else if (job.name !== undefined) {
        report(
          "NAME_IN_ROUTER",
          `${namespace}.${key} has the name ${shown(job.name)} beside its key.`,
          `${place}.jobs.${key}.name`,
          nameFix(key, job.name),
        );
      }
      return defined;
    },
  );
  return [{ ...router, jobs: Object.fromEntries(jobs) }];
}

/** What to do with a value that stands among the jobs or the routers and is none. */
function fixFor(value: unknown, wanted: "job" | "router"): string | undefined {
  if (isDefined<DefinedRouter>(value, "router")) return "Move it to the manifest's list: `routers: [ … ]`.";
  if (isDefined<DefinedJob>(value, "job")) return "Move it to the manifest's list: `jobs: [ … ]`.";
  if (isDefined<Manifest>(value, "manifest"))
    return "Write the manifest's jobs and routers here, not the manifest.";
  if (!isObject(value)) return value == null ? "Remove it, or define it above its use." : undefined;
  const isRouter = wanted === "router" || "jobs" in value;
  return isRouter ? "Wrap it: `defineRouter({ … })`." : "Wrap it: `defineJob({ … })`.";
}

function described(value: unknown): string {
  const kind = (["job", "router", "manifest"] as const).find((one) => isDefined(value, one));
  return kind === undefined ? shown(value) : `a ${kind}`;
}

function nameFix(key: string, name: unknown): string {
  const isBetter = typeof name === "string" && !routerKeyProblem(name);
  const rename = isBetter ? `, or make it the key: \`${JSON.stringify(name)}: defineJob({ … })\`` : "";
  return `Remove \`name\`: the job is called ${shown(key)} there${rename}.`;
}

/** By the mark that define* sets, since another copy of this package may have made it. */
function isDefined<T extends { readonly kind: string }>(value: unknown, kind: T["kind"]): value is T {
  return isObject(value) && value.kind === kind && isObject(value.definition);
}
