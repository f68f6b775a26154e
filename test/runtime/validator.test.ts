import { describe, expect, test } from "vitest";
import * as z from "zod";
import * as zm from "zod/mini";
import * as z3 from "zod/v3";
import { formatPath, validatorOf } from "../../runtime/validation/validator.ts";

const schemas = {
  "zod 4": z.object({ n: z.number().default(1), name: z.string() }),
  "zod/mini": zm.object({ n: zm._default(zm.number(), 1), name: zm.string() }),
  "zod 3": z3.object({ n: z3.number().default(1), name: z3.string() }),
};

describe.each(Object.entries(schemas))("a validator of %s", (_, schema) => {
  test("parses: defaults are filled in", async () => {
    expect(await validatorOf(schema)({ name: "Ada" })).toEqual({
      valid: true,
      parsed: { n: 1, name: "Ada" },
    });
  });

  test("names every violation", async () => {
    const validation = await validatorOf(schema)({ n: "1" });
    expect(validation.valid ? [] : validation.violations.map(({ path }) => path).sort()).toEqual([
      "n",
      "name",
    ]);
  });
});

test("asynchronous checks are awaited", async () => {
  const free = z.object({ name: z.string().refine(async (name) => name !== "taken", "is taken") });
  const validate = validatorOf(free);
  expect(await validate({ name: "free" })).toMatchObject({ valid: true });
  expect(await validate({ name: "taken" })).toEqual({
    valid: false,
    violations: [{ path: "name", message: "is taken" }],
  });
});

test("a schema of another zod is used as it is", async () => {
  const foreign = z.object({ n: z.number() });
  Object.assign(foreign._zod, { version: { major: 4, minor: 99, patch: 0 } });
  expect(await validatorOf(foreign)({ n: 1 })).toMatchObject({ valid: true });
});

test("paths read as they are written in code", () => {
  expect(formatPath(["items", 0, "unit price", { key: "net" }])).toBe('items[0]["unit price"].net');
  expect(formatPath([0, "a"])).toBe("[0].a");
});
