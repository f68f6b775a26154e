import { expect, test } from "vitest";
import type { TypeNode } from "../../schema/type-node.ts";
import { typeText } from "../../templates/type-text.ts";

const string: TypeNode = { kind: "keyword", name: "string" };
const number: TypeNode = { kind: "keyword", name: "number" };
const either: TypeNode = { kind: "union", members: [string, number] };

test.each<[string, TypeNode]>([
  ["string[]", { kind: "array", element: string }],
  ["(string | number)[]", { kind: "array", element: either }],
  ["(readonly string[])[]", { kind: "array", element: { kind: "array", element: string, readonly: true } }],
  ["readonly (string | number)[]", { kind: "array", element: either, readonly: true }],
  [
    "[string, number?, ...string[]]",
    { kind: "tuple", items: [{ type: string }, { type: number, optional: true }], rest: string },
  ],
  ["[(string | number)?]", { kind: "tuple", items: [{ type: either, optional: true }] }],
  ["[...(string | number)[]]", { kind: "tuple", items: [], rest: either }],
  ["(string | number) & string", { kind: "intersection", members: [either, string] }],
  ["never", { kind: "union", members: [] }],
  ["Readonly<Tree>", { kind: "readonly", type: { kind: "reference", name: "Tree" } }],
  ["{ [key: string]: number }", { kind: "record", key: string, value: number }],
  [
    ["{ [Key in `x-$", "{number}`]?: string }"].join(""),
    { kind: "record", key: { kind: "template", parts: ["x-", number] }, value: string, partial: true },
  ],
  [
    "{ a?: string | undefined; readonly b?: number }",
    {
      kind: "object",
      properties: [
        { name: "a", type: string, optional: "optional" },
        { name: "b", type: number, optional: "exact", readonly: true },
      ],
    },
  ],
  [
    "{ a: string; [key: string]: unknown }",
    {
      kind: "object",
      properties: [{ name: "a", type: string }],
      index: { kind: "keyword", name: "unknown" },
    },
  ],
  [
    '-1 | true | null | "a"',
    {
      kind: "union",
      members: [-1, true, null, "a"].map((value) => ({ kind: "literal", value })),
    },
  ],
])("writes %s", (text, node) => {
  expect(typeText(node, (name) => name)).toBe(text);
});

test("writes a documented object over many lines", () => {
  const node: TypeNode = {
    kind: "object",
    properties: [
      { name: "zip", type: number, description: "Without blanks.", default: "0", deprecated: "use code" },
      {
        name: "inner",
        type: { kind: "object", properties: [{ name: "a", type: string, description: "First." }] },
      },
    ],
  };
  expect(typeText(node, String).split("\n")).toEqual([
    "{",
    "  /**",
    "   * Without blanks.",
    "   * @deprecated use code",
    "   * @default 0",
    "   */",
    "  zip: number;",
    "  inner: {",
    "    /** First. */",
    "    a: string;",
    "  };",
    "}",
  ]);
});
