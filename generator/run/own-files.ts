import { createRequire } from "node:module";
import { sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ObservedLoading } from "../cache/observe-loading.ts";

/**
 * The user's files that Node or jiti loaded in this process: what lies in no `node_modules`.
 *
 * @param observed what Node's loader did; undefined on a Node that does not tell
 */
export function ownFiles(observed: ObservedLoading | undefined): readonly string[] {
  const byNode = [...(observed?.loaded ?? [])].flatMap(ownPath);
  // jiti keeps its modules where require() does.
  const byJiti = Object.keys(createRequire(import.meta.url).cache).filter(isOwn);
  return [...new Set([...byNode, ...byJiti])];
}

/** The entries, absolute, and those of the user's files that they import, as far as Node told. */
export function reachedFrom(
  entries: readonly string[],
  observed: ObservedLoading | undefined,
): readonly string[] {
  const urls = new Set(entries.map((path) => pathToFileURL(path).href));
  // The set grows while it is read.
  for (const url of urls) {
    for (const found of observed?.imports.get(url) ?? [])
      if (ownPath(found.url).length > 0) urls.add(found.url);
  }
  return [...urls].flatMap(ownPath);
}

function ownPath(url: string): readonly string[] {
  if (!url.startsWith("file:")) return [];
  const path = fileURLToPath(url);
  return isOwn(path) ? [path] : [];
}

function isOwn(path: string): boolean {
  return !path.includes(`${sep}node_modules${sep}`);
}
