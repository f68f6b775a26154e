import type { DedupePath, ResolvedDedupe } from "../contract.ts";
import { isJsonObject, type JsonObject } from "../json.ts";
import { checkKeys } from "./check-keys.ts";
import { payloadPath } from "./payload-path.ts";
import type { Report } from "./report.ts";
import { duration, list, object, oneOf, shown } from "./values.ts";

/** Checks a job's `dedupe`. `payload` is the payload's JSON Schema; undefined where that is itself refused. */
export function readDedupe(
  value: unknown,
  payload: JsonObject | undefined,
  path: string,
  report: Report,
): ResolvedDedupe | null {
  if (value === undefined) return null;
  const given = object(value, path, report, exampleFor(value));
  if (!given) return null;
  checkKeys(given, "dedupe", path, report);
  const mode = oneOf(["unfinished", "throttle"])(given.mode, `${path}.mode`, report);
  const ttl = readTtl(mode, given.ttl, `${path}.ttl`, report);
  const key = given.key === undefined ? null : readKey(given.key, payload, `${path}.key`, report);
  return mode === undefined || ttl === undefined ? null : { mode, key, ttl };
}

/** Lists of paths, or a mode alone, are what people write in its place. */
function exampleFor(value: unknown): string {
  const paths = Array.isArray(value) && value.every((path) => typeof path === "string") ? value : ["id"];
  const mode = value === "throttle" ? 'mode: "throttle", ttl: "60s"' : 'mode: "unfinished"';
  return `{ key: [${paths.map((path) => JSON.stringify(path)).join(", ")}], ${mode} }`;
}

function readTtl(
  mode: ResolvedDedupe["mode"] | undefined,
  value: unknown,
  path: string,
  report: Report,
): number | null | undefined {
  if (mode === "throttle") return duration(1)(value, path, report);
  if (mode === "unfinished" && value !== undefined) {
    report(
      "OPTION_INVALID",
      `${path} belongs to mode "throttle"; "unfinished" lasts until the job has ended.`,
      path,
      'Remove `ttl`, or write `mode: "throttle"`.',
    );
  }
  return null;
}

function readKey(
  value: unknown,
  payload: JsonObject | undefined,
  path: string,
  report: Report,
): readonly DedupePath[] {
  const paths = list(value, path, report);
  if (Array.isArray(value) && paths.length === 0) {
    report(
      "OPTION_INVALID",
      `${path} is empty, so all jobs would share one key. Leave it out, or name a property.`,
      path,
      propertyFix(payload),
    );
  }
  return paths.flatMap((entry, index) => {
    const place = `${path}[${index}]`;
    if (typeof entry !== "string") {
      const message = `${place} is ${shown(entry)}; it takes the path of a property.`;
      report("OPTION_INVALID", message, place, propertyFix(payload));
      return [];
    }
    if (!payload) return [];
    const found = payloadPath(payload, entry);
    if (found.kind === "found") return [{ path: entry, default: found.default }];
    if (found.kind === "ambiguous") {
      report(
        "DEDUPE_DEFAULT_AMBIGUOUS",
        `${shown(entry)} has several defaults: ${found.defaults.map(shown).join(", ")}.`,
        place,
      );
    } else {
      const message = `The payload has no property ${shown(entry)}. ${found.hint}`;
      const { meant } = found;
      report("DEDUPE_PATH_UNKNOWN", message, place, meant && `Write \`${JSON.stringify(meant)}\`.`);
    }
    return [];
  });
}

/** The payload paths that a key may be made of, the first one written out. */
function propertyFix(payload: JsonObject | undefined): string {
  const properties = isJsonObject(payload?.properties) ? Object.keys(payload.properties) : [];
  return `Write \`key: [${JSON.stringify(properties[0] ?? "id")}]\`, with the payload paths that make the key; or remove \`key\`.`;
}
