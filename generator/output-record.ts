import { hash } from "node:crypto";

/** The file in an output folder that lists what codegen wrote there. */
export const recordName = ".jobwright.json";

/** Hashes of the files' texts, by path below the folder, with forward slashes. */
export type OutputRecord = ReadonlyMap<string, string>;

export function recordText(record: OutputRecord): string {
  return `${JSON.stringify({ format: 1, files: Object.fromEntries(record) }, null, 2)}\n`;
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
  return `sha256:${hash("sha256", content)}`;
}
