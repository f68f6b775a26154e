import { describe, expect, test } from "vitest";
import { type ImportExtension, importPath, type Layout } from "../../templates/layout.ts";

const layout = (importExtension: ImportExtension): Layout => ({
  manifest: "/shop/jobs.manifest.ts",
  client: "/shop/generated",
  worker: "/shop/generated",
  handlers: null,
  context: null,
  importExtension,
});

test.each([
  ["/shop/generated/client.ts", "/shop/jobs.manifest.ts", ".ts", "../jobs.manifest.ts"],
  ["/shop/generated/client.ts", "/shop/generated/jobs/a.ts", ".ts", "./jobs/a.ts"],
  ["/shop/handlers/emails/a.ts", "/shop/generated/handlers.ts", ".js", "../../generated/handlers.js"],
  ["/shop/generated/client.ts", "/shop/jobs.manifest.ts", "", "../jobs.manifest"],
  ["/shop/generated/client.ts", "/shop/jobs.manifest.mts", "", "../jobs.manifest.mjs"],
  ["/shop/generated/client.ts", "/shop/jobs.manifest.mjs", ".js", "../jobs.manifest.mjs"],
  ["/a/client/index.ts", "/b/jobs.manifest.ts", ".ts", "../../b/jobs.manifest.ts"],
] as const)("%s imports %s with extension '%s' as %s", (from, to, extension, expected) => {
  expect(importPath(from, to, layout(extension))).toBe(expected);
});

describe("of several packages", () => {
  const workspace: Layout = {
    ...layout(".ts"),
    manifest: "/shop/jobs/src/jobs.manifest.ts",
    client: "/shop/client/src",
    worker: "/shop/worker/src",
    packages: {
      homes: [
        { folder: "/shop", importExtension: ".ts" },
        { folder: "/shop/client", importExtension: "" },
        { folder: "/shop/jobs", importExtension: ".ts" },
        { folder: "/shop/worker", importExtension: ".js" },
      ],
      specifiers: new Map([
        ["/shop/jobs/src/jobs.manifest.ts", "@shop/jobs"],
        ["/shop/client/src/index.ts", "@shop/client"],
      ]),
    },
  };

  test.each([
    [
      "a module of another package by its name",
      "client/src/client.ts",
      "jobs/src/jobs.manifest.ts",
      "@shop/jobs",
    ],
    ["all of the client by its index", "worker/src/worker.ts", "client/src/contract.ts", "@shop/client"],
    ["its own package relatively", "worker/src/worker.ts", "worker/handlers/a.ts", "../handlers/a.js"],
    ["with its own package's extension", "client/src/client.ts", "client/src/contract.ts", "./contract"],
  ])("a file imports %s", (_, from, to, expected) => {
    expect(importPath(`/shop/${from}`, `/shop/${to}`, workspace)).toBe(expected);
  });
});
