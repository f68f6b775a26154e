import type { Terminal } from "../cli/terminal.ts";
import type { FileChange } from "./file-change.ts";

type Style = Terminal["style"];

/**
 * What will be done, for people: each new file on a line, each change of a file as a diff.
 *
 * @example for (const line of await changeLines(changes, terminal.style)) terminal.line(line);
 */
export async function changeLines(changes: readonly FileChange[], style: Style): Promise<readonly string[]> {
  const created = changes.filter(({ before }) => before === null);
  const changed = changes.filter(({ before }) => before !== null);
  const diffs = await Promise.all(changed.map((change) => diffLines(change, style)));
  return [
    ...created.map(({ path }) => `${style("green", "create")} ${path}`),
    ...changed.flatMap(({ path }, index) => [
      `${style("yellow", "change")} ${path}`,
      ...(diffs[index] ?? []),
    ]),
  ];
}

/** The new files in full. */
export function contentLines(changes: readonly FileChange[], style: Style): readonly string[] {
  return changes
    .filter(({ before }) => before === null)
    .flatMap(({ path, after }) => [style("bold", path), ...after.trimEnd().split("\n"), ""]);
}

/** The lines that go and come, and those around them. */
export async function diffLines({ before, after }: FileChange, style: Style): Promise<readonly string[]> {
  const { structuredPatch } = await import("diff");
  const { hunks } = structuredPatch("", "", withoutReturns(before ?? ""), withoutReturns(after), "", "", {
    context: 1,
  });
  return hunks
    .flatMap(({ lines }) => lines.filter((line) => !line.startsWith("\\")))
    .map((line) => {
      const shown = `       ${line}`;
      if (line.startsWith("+")) return style("green", shown);
      return line.startsWith("-") ? style("red", shown) : style("dim", shown);
    });
}

function withoutReturns(text: string): string {
  return text.replaceAll("\r\n", "\n");
}
