import { expect, test } from "vitest";
import { exportedAs } from "../../generator/packages/exported-as.ts";

const [source, compiled, declared] = [
  "/shop/jobs/src/index.ts",
  "/shop/jobs/dist/index.js",
  "/shop/jobs/dist/index.d.ts",
];

test.each<[string, { exports?: unknown; main?: string }, string | undefined]>([
  ["the entry whose target is one text", { exports: "./dist/index.js" }, "@shop/jobs"],
  ["the entry that leads to the source", { exports: { ".": "./src/index.ts" } }, "@shop/jobs"],
  ["conditions without a subpath", { exports: { types: "./dist/index.d.ts", default: null } }, "@shop/jobs"],
  [
    "conditions within conditions",
    { exports: { "./all": { node: { import: "./dist/index.js" } } } },
    "@shop/jobs/all",
  ],
  ["targets that are tried in turn", { exports: { ".": ["./no.js", "./dist/index.js"] } }, "@shop/jobs"],
  ["a pattern", { exports: { "./*": "./dist/*.js" } }, "@shop/jobs/index"],
  ["a pattern for whole paths", { exports: { "./src/*": "./src/*" } }, "@shop/jobs/src/index.ts"],
  ["the shortest of several", { exports: { "./*": "./dist/*.js", ".": "./dist/index.js" } }, "@shop/jobs"],
  ["no entry that leads elsewhere", { exports: { ".": "./dist/other.js", "./*": "./lib/*.js" } }, undefined],
  ["main where there are no exports", { main: "dist/index.js" }, "@shop/jobs"],
  ["the compiled file where there is neither", {}, "@shop/jobs/dist/index.js"],
])("a file is imported by %s", (_, { exports, main }, expected) => {
  const home = { folder: "/shop/jobs", name: "@shop/jobs", exports, main, dependencies: new Set<string>() };
  expect(exportedAs(home, [source, compiled, declared])).toBe(expected);
});
