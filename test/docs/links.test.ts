import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const documents = [
  "README.md",
  "CONTRIBUTING.md",
  "ARCHITECTURE.md",
  ...readdirSync("docs").map((name) => `docs/${name}`),
];

test.each(documents)("every link of %s leads to a file, and to a heading where it names one", (file) => {
  const links = [...readFileSync(file, "utf8").matchAll(/\]\((?!https?:)([^)]*)\)/g)].map(([, link]) => link);
  for (const link of links) {
    const [path = "", heading] = (link ?? "").split("#");
    const target = path === "" ? file : join(dirname(file), path);
    expect(existsSync(target), link).toBe(true);
    if (heading) expect(headingsOf(target), link).toContain(heading);
  }
});

/** Headings in the form that links to them take. */
function headingsOf(file: string): readonly string[] {
  return [...readFileSync(file, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number}_ -]/gu, "")
      .replaceAll(" ", "-"),
  );
}
