import { createHash } from "node:crypto";

/** Postgres refuses keys that do not fit into a third of an index page. */
const longestPlainKey = 1_000;

/** The key as it is stored: as given, or its hash where it is too long for an index. */
export function storedKey(key: string): string {
  if (Buffer.byteLength(key) <= longestPlainKey) return key;
  return `sha256:${createHash("sha256").update(key).digest("hex")}`;
}
