import { readFileSync } from "node:fs";
import { messageOf } from "../../../../schema/message-of.ts";

/** What is in a file, where it is text. */
export type FoundText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "missing" | "binary" }
  | { readonly kind: "unreadable"; readonly reason: string };

export function readText(file: string): FoundText {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
    return text.includes("\0") ? { kind: "binary" } : { kind: "text", text };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") return { kind: "missing" };
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return { kind: "binary" };
    return { kind: "unreadable", reason: messageOf(error) };
  }
}
