import { readFileSync } from "node:fs";

/** A fenced block of a document. */
export interface CodeBlock {
  /** Where it begins: `README.md:12`. */
  readonly place: string;
  readonly language: string;
  /** From `title="…"`: the file that the reader is told to write. */
  readonly title: string | undefined;
  /** What follows the title: `fails`, `alternative`. */
  readonly remark: string;
  /** The nearest heading of the second level above it. */
  readonly section: string;
  readonly text: string;
}

/** All fenced blocks of a Markdown file, in order; the indentation of a block in a list is taken off. */
export function codeBlocks(file: string): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  const lines = readFileSync(file, "utf8").split("\n");
  let section = "";
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (line.startsWith("## ")) section = line.slice(3);
    const fence = /^( *)```(\w+)(?: title="([^"]+)")? ?(.*)$/.exec(line);
    if (!fence) continue;
    const [, indent = "", language = "", title, remark = ""] = fence;
    const end = lines.indexOf(`${indent}\`\`\``, at);
    const text = lines.slice(at + 1, end).map((inside) => `${inside.slice(indent.length)}\n`);
    blocks.push({ place: `${file}:${at + 1}`, language, title, remark, section, text: text.join("") });
    at = end;
  }
  return blocks;
}

/** The commands of the `sh` blocks, without comments. */
export function commandsIn(blocks: readonly CodeBlock[]): readonly string[] {
  return blocks
    .filter(({ language }) => language === "sh")
    .flatMap(({ text }) => text.split("\n"))
    .map((line) => line.replace(/\s+#.*$/, "").trim())
    .filter((line) => line !== "");
}
