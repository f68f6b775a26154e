import { createHash } from "node:crypto";
import type { DedupePath, ResolvedDedupe } from "../../schema/contract.ts";
import { isJsonObject, type Json, type JsonObject } from "../../schema/json.ts";
import type { NewJobDedupe } from "../backend.ts";
import { canonicalJson } from "../canonical-json.ts";

/** Longer keys are stored as their hash: an index entry in Postgres holds about 2,700 bytes. */
const longestPlainKey = 512;

/**
 * The key that a job takes, or null where it takes none.
 *
 * A caller's string is the key as a JSON string. Paths give an object of path to value in canonical JSON, where
 * a missing value counts as its schema's default and as null without one: so `{}` and `{ full: false }` have
 * one key, and any language can compute it. A key of more than 512 bytes becomes `sha256:` and its hex digest.
 *
 * @param payload as it will be read back: made by `JSON.parse`
 * @param callKey the key of the call's options, which replaces the manifest's
 */
export function dedupeOf(
  dedupe: ResolvedDedupe | null,
  payload: JsonObject,
  callKey: string | readonly string[] | undefined,
): NewJobDedupe | null {
  if (!dedupe) return null;
  const parts = keyParts(dedupe, callKey);
  if (parts === null) return null;
  const key = shorten(canonicalJson(typeof parts === "string" ? parts : valuesAt(parts, payload)));
  return dedupe.mode === "unfinished"
    ? { mode: "unfinished", key }
    : { mode: "throttle", key, ttl: dedupe.ttl ?? 0 };
}

function keyParts(
  dedupe: ResolvedDedupe,
  callKey: string | readonly string[] | undefined,
): string | readonly DedupePath[] | null {
  if (callKey === undefined || typeof callKey === "string") return callKey ?? dedupe.key;
  const known = new Map(dedupe.key?.map((part) => [part.path, part]));
  return callKey.map((path) => known.get(path) ?? { path, default: null });
}

function valuesAt(parts: readonly DedupePath[], payload: JsonObject): JsonObject {
  return Object.fromEntries(parts.map((part) => [part.path, valueAt(part, payload)]));
}

function valueAt(part: DedupePath, payload: JsonObject): Json {
  let value: Json | undefined = payload;
  for (const key of part.path.split(".")) {
    value = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value === undefined ? part.default : value;
}

function shorten(key: string): string {
  if (Buffer.byteLength(key) <= longestPlainKey) return key;
  return `sha256:${createHash("sha256").update(key).digest("hex")}`;
}
