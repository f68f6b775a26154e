import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { diffExcerpt } from "../../generator/cli/codegen/diff/diff-files.ts";
import { fileDiff } from "../../generator/cli/codegen/diff/file-diff.ts";

const folder = mkdtempSync(join(tmpdir(), "jobwright-diff-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(path: string, content: string | Uint8Array | null, text: string | null) {
  mkdirSync(join(folder, dirname(path)), { recursive: true });
  if (content !== null) writeFileSync(join(folder, path), content);
  return { path, file: join(folder, path), text };
}

/** Lines that have nothing to do with each other. */
function unlike(word: string, count: number): string {
  return Array.from({ length: count }, (_, at) => `${word} ${at}\n`).join("");
}

test.each([
  ["a/changed.ts", "one\ntwo\n", "one\n2\n"],
  ["a/new.ts", null, "one\n"],
  ["a/gone.ts", "one\n", null],
  ["my out/spaces in it.ts", "one\n", "two\n"],
  ["a/no-newline.ts", "one", "two"],
  ["a/newline-added.ts", "one\ntwo", "one\ntwo\n"],
  ["a/crlf.ts", "one\r\ntwo\r\n", "one\r\n2\r\n"],
  ["a/huge.json", unlike("before", 20_000), unlike("after", 20_000)],
  ["a/huge-no-newline.json", `${unlike("before", 9_000)}end`, `${unlike("after", 9_000)}End`],
  ["a/huge-new.json", null, unlike("after", 20_000)],
])("git apply takes the diff of %s", async (path, before, after) => {
  const lines = await fileDiff(file(path, before, after));
  execFileSync("git", ["apply", "--whitespace=nowarn", "-"], {
    cwd: folder,
    input: lines.map((line) => `${line}\n`).join(""),
  });
  if (after === null) expect(() => readFileSync(join(folder, path))).toThrow("ENOENT");
  else expect(readFileSync(join(folder, path), "utf8")).toBe(after);
});

test("what is no text, or no file, is said in one line", async () => {
  expect(await fileDiff(file("b/nul.ts", "a\0", "b\n"))).toEqual(["Binary file b/nul.ts differs"]);
  expect(await fileDiff(file("b/latin.ts", Uint8Array.of(0xe9, 0x0a), "b\n"))).toEqual([
    "Binary file b/latin.ts differs",
  ]);
  expect(await fileDiff(file("b", null, "b\n"))).toEqual([
    expect.stringMatching(/^File b cannot be read: EISDIR/),
  ]);
});

test("an excerpt counts what it leaves out, and the record of hashes comes last", async () => {
  const files = [
    file("c/.jobwright.json", null, "{}\n"),
    file("c/contract.json", null, "{}\n"),
    file("c/client.ts", null, unlike("line", 10)),
  ];
  const { lines, omitted } = await diffExcerpt(files, 15);
  expect(lines.filter((line) => line.startsWith("+++"))).toEqual([
    "+++ b/c/client.ts",
    "+++ b/c/contract.json",
  ]);
  expect({ lines: lines.length, omitted }).toEqual({ lines: 15, omitted: 6 });
});
