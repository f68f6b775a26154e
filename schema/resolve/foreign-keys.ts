import { bullmqKeys } from "./foreign-keys/bullmq-keys.ts";
import { configKeys } from "./foreign-keys/config-keys.ts";
import { definitionKeys } from "./foreign-keys/definition-keys.ts";
import { type ForeignKey, type Given, insteadOf } from "./foreign-keys/foreign-key.ts";
import {
  backoffKeys,
  dedupeKeys,
  keepKeys,
  otherOptionKeys,
  rateLimitKeys,
  scheduleKeys,
} from "./foreign-keys/other-keys.ts";
import { pgBossKeys } from "./foreign-keys/pg-boss-keys.ts";
import { isDefinition, knownKeys, type Place } from "./known-keys.ts";

/** All keys of other systems that are known, by where they came from and where people write them. */
export const foreignKeys = {
  definition: definitionKeys,
  pgBoss: pgBossKeys,
  bullmq: bullmqKeys,
  otherOption: otherOptionKeys,
  schedule: scheduleKeys,
  backoff: backoffKeys,
  keep: keepKeys,
  rateLimit: rateLimitKeys,
  dedupe: dedupeKeys,
  config: configKeys,
} as const;

/** Where keys are checked: in a manifest, at the top of the config, or further down in it, where none is foreign. */
export type ForeignPlace = Place | "config" | "nested";

/**
 * What to write instead of a key that comes from a system this one replaces, from pg-boss or BullMQ, or from
 * another place of the manifest; undefined for a key that nobody knows.
 *
 * @param given the object that holds the key
 */
export function foreignKeyAdvice(key: string, given: Given, place: ForeignPlace): string | undefined {
  const advice = adviceIn(tablesOf(place), key, given);
  if (advice !== undefined) return advice;
  const moved = elsewhere(key, given, place);
  if (moved !== undefined || !isDefinition(place)) return moved;
  return adviceIn(optionTables, key, given)?.replace(/^Write /, "In `options`, write ");
}

/** The keys of other systems that a place has an answer to. */
export function foreignKeysAt(place: ForeignPlace): readonly string[] {
  const tables = isDefinition(place) ? [...tablesOf(place), ...optionTables] : tablesOf(place);
  return tables.flatMap((table) => table.map(({ key }) => key));
}

const optionTables = [pgBossKeys, bullmqKeys, otherOptionKeys];

function tablesOf(place: ForeignPlace): readonly (readonly ForeignKey[])[] {
  switch (place) {
    case "manifest":
    case "router":
    case "job":
      return [definitionKeys];
    case "options":
    case "jobOptions":
      return optionTables;
    case "schedule":
      return [scheduleKeys];
    case "backoff":
      return [backoffKeys];
    case "keep":
      return [keepKeys];
    case "rateLimit":
      return [rateLimitKeys];
    case "dedupe":
      return [dedupeKeys];
    case "config":
      return [configKeys];
    case "nested":
      return [];
  }
}

function adviceIn(tables: readonly (readonly ForeignKey[])[], key: string, given: Given): string | undefined {
  for (const table of tables) {
    const found = table.find((foreign) => foreign.key === key);
    if (found) return insteadOf(found, given[key], given);
  }
  return undefined;
}

/** A key of ours that stands in the wrong place. */
function elsewhere(key: string, given: Given, place: ForeignPlace): string | undefined {
  const written = `${key}: ${shownValue(given[key])}`;
  if (isDefinition(place) && knownKeys.jobOptions.includes(key)) {
    return knownKeys.options.includes(key) || place === "job"
      ? `Move it into options: \`options: { ${written} }\`.`
      : `Move it into the options of the job: ${key} belongs to one job.`;
  }
  if (place === "options" && knownKeys.jobOptions.includes(key))
    return `Move it into the options of the job: ${key} belongs to one job.`;
  if ((place === "jobOptions" || place === "options") && knownKeys.job.includes(key))
    return `Move it out of \`options\`, beside \`${place === "jobOptions" ? "payload" : "options"}\`.`;
  if ((place === "jobOptions" || place === "options") && knownKeys.backoff.includes(key))
    return `Move it into \`backoff\`: \`backoff: { ${written} }\`.`;
  if (place === "job" && key === "namespace")
    return "Remove it: the job stands in `defineRouter({ namespace, jobs })`, whose namespace it has.";
  if (place === "manifest" && key === "namespace") return "Write `name`; a namespace is a router's.";
  if (place === "router" && key === "name") return `Write \`namespace: ${shownValue(given[key])}\`.`;
  if (place === "job" && (key === "jobs" || key === "routers"))
    return `Move it to the manifest: \`defineManifest({ name, ${key} })\`.`;
  if (place === "router" && key === "routers")
    return "Move it to the manifest: `defineManifest({ name, routers })`. Routers do not nest.";
  return undefined;
}

/** A value as it may be written again, or that there is one. */
function shownValue(value: unknown): string {
  const isShort = typeof value === "number" || typeof value === "boolean" || typeof value === "string";
  return isShort ? JSON.stringify(value) : "…";
}
