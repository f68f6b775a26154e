import { expect, test } from "vitest";
import { OptionError, PayloadError, RetryError, serializeError } from "../../runtime/errors.ts";

test("anything that is thrown is stored as an error", () => {
  expect(serializeError("no")).toEqual({ name: "Error", message: "no", stack: undefined });
  expect(serializeError(undefined).message).toBe("undefined");
  expect(serializeError(Object.create(null)).message).toContain("null prototype");
});

test("an error that cannot be shown is stored all the same", () => {
  const hostile = Object.assign(new Error("x"), {
    message: 5n,
    stack: { toJSON: () => 1n, toString: () => Promise.reject },
  });
  expect(serializeError(hostile)).toMatchObject({ message: "5n" });
  expect(typeof JSON.stringify(serializeError(hostile))).toBe("string");
});

test("an error is stored with its name, and with its violations where it has any", () => {
  const violations = [{ path: "n", message: "is missing" }];
  expect(serializeError(new PayloadError("a.b", violations))).toMatchObject({
    name: "PayloadError",
    violations,
  });
});

test("what Postgres cannot store of an error's text is replaced", () => {
  const { message } = serializeError(new Error("a\0b\ud800"));
  expect(message).toBe("a\ufffdb\ufffd");
});

test("RetryError takes a duration or a valid Date", () => {
  expect(new RetryError("busy", { after: "30s" }).after).toBe(30_000);
  expect(() => new RetryError("busy", { after: new Date("nonsense") })).toThrow(OptionError);
});
