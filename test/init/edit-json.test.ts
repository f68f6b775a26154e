import { ts } from "ts-morph";
import { expect, test } from "vitest";
import { setJsonProperty } from "../../generator/init/edit-json.ts";

test("a new property goes to the end, and all else stays as it was written", () => {
  const before =
    '{\n\t"name": "shop",\n\t"files": ["a",   "b"],\n\t"scripts": {\n\t\t"test": "vitest"\n\t}\n}';
  expect(setJsonProperty(ts, before, ["scripts", "worker"], "node worker.ts")).toBe(
    '{\n\t"name": "shop",\n\t"files": ["a",   "b"],\n\t"scripts": {\n\t\t"test": "vitest",\n\t\t"worker": "node worker.ts"\n\t}\n}',
  );
});

test("a value that is there is replaced in its place", () => {
  const before = '{\n    "type": "commonjs", // as npm writes it\n    "name": "shop"\n}\n';
  expect(setJsonProperty(ts, before, ["type"], "module")).toBe(before.replace("commonjs", "module"));
});

test("an object that is missing is made", () => {
  expect(setJsonProperty(ts, '{\n  "a": 1\n}\n', ["scripts", "worker"], "w")).toBe(
    '{\n  "a": 1,\n  "scripts": {\n    "worker": "w"\n  }\n}\n',
  );
});

test.each([
  ["an empty object", "{}\n", '{\n  "a": true\n}\n'],
  ["an object on one line", '{ "b": 1 }', '{ "b": 1,\n  "a": true\n}'],
  ["a comment at the end", '{\n  "b": 1 // one\n}\n', '{\n  "b": 1, // one\n  "a": true\n}\n'],
  ["a comment on its one line", '{ "b": 1 /* one */ }', '{ "b": 1, /* one */\n  "a": true\n}'],
  ["a comma at the end", '{\n  "b": 1,\n}\n', '{\n  "b": 1,\n  "a": true\n}\n'],
  ["nothing but a comment", "{\n  // none\n}\n", '{\n  // none\n  "a": true\n}\n'],
  ["a byte order mark", '\uFEFF{\n  "b": 1\n}\n', '\uFEFF{\n  "b": 1,\n  "a": true\n}\n'],
  ["Windows newlines", '{\r\n  "b": {}\r\n}\r\n', '{\r\n  "b": {},\r\n  "a": true\r\n}\r\n'],
])("a property is put into a file with %s", (_, before, after) => {
  expect(setJsonProperty(ts, before, ["a"], true)).toBe(after);
});

test("what is no object is refused", () => {
  expect(() => setJsonProperty(ts, "[]", ["a"], true)).toThrow("It is not a JSON object.");
  expect(() => setJsonProperty(ts, '{ "scripts": "none" }', ["scripts", "a"], true)).toThrow(
    '"scripts" is not an object.',
  );
});
