import { writeSync } from "node:fs";

/** A line on standard output, written when this returns. */
export function say(word: string, ...values: readonly (string | number)[]): void {
  const line = [word, ...values.map((value) => String(value).replaceAll(/\s+/g, " "))].join("\t");
  writeSync(1, `${line}\n`);
}

/** Resolves when the line comes on standard input. */
export async function hear(line: string): Promise<void> {
  let text = "";
  const { promise, resolve } = Promise.withResolvers<void>();
  process.stdin.setEncoding("utf8").on("data", (part: string) => {
    text += part;
    if (text.includes(`${line}\n`)) resolve();
  });
  return promise;
}

/** Nothing that a test starts stays when the test's process is gone: the input closes then. */
export function endWithParent(): void {
  process.stdin.resume().once("end", () => process.exit(99));
}

/** Says the last word. The process ends when nothing else keeps it. */
export function fallSilent(): void {
  say("ended");
  process.stdin.destroy();
}
