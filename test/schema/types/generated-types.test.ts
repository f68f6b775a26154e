import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { compile, compilers } from "../../types/compile.ts";

/** A project whose files say that the types generated for it are those that zod infers. */
const project = join(import.meta.dirname, "../../golden/parts");

test.each(compilers)(
  "generated types are what zod infers where optional properties are not exact, by %s",
  async (compiler) => {
    const places = await compile(compiler, project, "--exactOptionalPropertyTypes", "false");
    expect(places.filter((place) => resolve(project, place).startsWith(project))).toEqual([]);
  },
  180_000,
);
