import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Contract, JobContract } from "../../schema/contract.ts";
import { isJsonObject, type Json, type JsonObject } from "../../schema/json.ts";
import type { HandlerPlace } from "./handler-place.ts";
import { matchMoved } from "./match-moved.ts";
import type { Orphan } from "./orphans.ts";

/**
 * The jobs that orphans may have become, where something speaks for it: their names, the payload that the last
 * contract gave them, or that there is only the one orphan and the one job. None of it is sure, so a stub is written.
 *
 * @param open jobs without a handler, or with a stub that nobody has written yet
 * @param client the output folder with the contract of the run before
 */
export function likelyRenames(
  orphans: readonly Orphan[],
  open: readonly HandlerPlace[],
  { jobs }: Contract,
  client: string,
): ReadonlyMap<Orphan, HandlerPlace> {
  if (orphans.length === 0 || open.length === 0) return new Map();
  const found = new Map<Orphan, HandlerPlace>();
  for (const moved of matchMoved(orphans, open)) {
    if (moved.kind === "renamed") found.set(moved.orphan, moved.to);
  }
  const before = payloadsBefore(client);
  const now = new Map(jobs.map((job) => [job.name, payloadText(job.payload)] as const));
  for (const orphan of orphans) {
    const payload = before.get(orphan.job);
    const [same, ...others] = payload === undefined ? [] : open.filter(({ job }) => now.get(job) === payload);
    if (same && others.length === 0 && !found.has(orphan)) found.set(orphan, same);
  }
  const [orphan, place] = [orphans[0], open[0]];
  const isOnly = orphans.length === 1 && open.length === 1;
  if (isOnly && orphan && place && !found.has(orphan)) found.set(orphan, place);
  return found;
}

/** The payloads of the jobs in the contract on the disk, by name; none where there is no contract to be read. */
function payloadsBefore(client: string): ReadonlyMap<string, string> {
  const file = join(client, "contract.json");
  try {
    const contract: Json = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
    const jobs = isJsonObject(contract) && Array.isArray(contract.jobs) ? contract.jobs : [];
    return new Map(
      jobs.flatMap((job) =>
        isJsonObject(job) && typeof job.name === "string" && isJsonObject(job.payload)
          ? [[job.name, payloadText(job.payload)] as const]
          : [],
      ),
    );
  } catch {
    return new Map(); // A merge may have left its marks in it.
  }
}

/** A payload without what names its job. */
function payloadText(payload: JobContract["payload"] | JsonObject): string {
  const { $id, title, description, examples, ...schema } = isJsonObject(payload.schema) ? payload.schema : {};
  return JSON.stringify(schema);
}
