import { type ForeignKey, insteadOf } from "../../schema/resolve/foreign-keys/foreign-key.ts";
import { foreignKeys } from "../../schema/resolve/foreign-keys.ts";

/** The tables of foreign keys as docs/migrating.md has them, by the name that its markers give them. */
export const foreignKeyTables: readonly (readonly [string, string])[] = Object.entries(foreignKeys).map(
  ([name, keys]) => [name, tableOf(keys)] as const,
);

/** Keys with one answer share a row. */
function tableOf(keys: readonly ForeignKey[]): string {
  const rows = new Map<string, string[]>();
  for (const key of keys) {
    const instead = insteadOf(key, key.example, { [key.key]: key.example });
    rows.set(instead, [...(rows.get(instead) ?? []), written(key)]);
  }
  const lines = [...rows].map(([instead, written]) => [written.join(", "), instead] as const);
  return [["there", "here"], ["---", "---"], ...lines].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

function written({ key, example }: ForeignKey): string {
  return example === undefined ? `\`${key}\`` : `\`${key}: ${literal(example)}\``;
}

/** As people write it: keys without quotes. */
function literal(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll(/"(\w+)":/g, " $1: ")
    .replaceAll("}", " }");
}
