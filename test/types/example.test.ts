import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compile, compilers } from "./compile.ts";

const project = join(import.meta.dirname, "example");

describe("the example and its generated code", { timeout: 180_000 }, () => {
  test.each(compilers)("compile by %s", async (compiler) => {
    expect(await compile(compiler, project)).toEqual([]);
  });

  test("have no type in generated/ that only inference knows", async () => {
    const found = await compile("typescript", project, "--declaration", "--isolatedDeclarations");
    expect(found.filter((place) => place.includes("../generated/"))).toEqual([]);
  });
});
