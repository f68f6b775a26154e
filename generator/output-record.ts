import { createHash } from "node:crypto";

/** The file in an output folder that lists what codegen wrote there. */
export const recordName = ".jobwright.json";

/** Hashes by path below the folder, with forward slashes. */
export type OutputRecord = ReadonlyMap<string, string>;

export function recordText(files: ReadonlyMap<string, string>): string {
  const hashes = [...files].map(([path, text]) => [path, hashOf(text)] as const);
  return `${JSON.stringify({ format: 1, files: Object.fromEntries(hashes) }, null, 2)}\n`;
}

/** An unreadable record (a merge left its marks in it, say) lists nothing, so that nothing is deleted by it. */
export function parseRecord(text: string): OutputRecord {
  try {
    const parsed: unknown = JSON.parse(text);
    const files: unknown = Object(parsed).files;
    return new Map(
      Object.entries(Object(files)).filter(
        (entry): entry is [string, string] => typeof entry[1] === "string",
      ),
    );
  } catch {
    return new Map();
  }
}

export function hashOf(content: string | Uint8Array): string {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}
