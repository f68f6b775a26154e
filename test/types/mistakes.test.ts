import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compile, compilers } from "./compile.ts";

/** Files whose mistakes are marked: each line that ends in `// error` must be reported, and no other. */
const cases = join(import.meta.dirname, "cases");

const marked = readdirSync(cases).flatMap((file) =>
  readFileSync(join(cases, file), "utf8")
    .split("\n")
    .flatMap((line, index) => (line.endsWith("// error") ? [`cases/${file}:${index + 1}`] : [])),
);

/** Up to three compilers, one of them slow where the machine is busy. */
const timeout = 180_000;

describe("mistakes against generated code are reported at their own line, and all else compiles", {
  timeout,
}, () => {
  test.each(compilers)("by %s", async (compiler) => {
    expect(await compile(compiler, import.meta.dirname)).toEqual(marked.sort());
  });
});

test("generated code stands alone: none of its files needs another's types to be declared", {
  timeout,
}, async () => {
  const found = await compile("typescript", import.meta.dirname, "--declaration", "--isolatedDeclarations");
  expect(found.filter((place) => /golden\/[^/]+\/(?:generated|client|worker)\//.test(place))).toEqual([]);
});
