import { expect, test } from "vitest";
import { importPath } from "../../templates/layout.ts";

test.each([
  ["/shop/generated/client.ts", "/shop/jobs.manifest.ts", ".ts", "../jobs.manifest.ts"],
  ["/shop/generated/client.ts", "/shop/generated/jobs/a.ts", ".ts", "./jobs/a.ts"],
  ["/shop/handlers/emails/a.ts", "/shop/generated/handlers.ts", ".js", "../../generated/handlers.js"],
  ["/shop/generated/client.ts", "/shop/jobs.manifest.ts", "", "../jobs.manifest"],
  ["/shop/generated/client.ts", "/shop/jobs.manifest.mts", "", "../jobs.manifest.mjs"],
  ["/shop/generated/client.ts", "/shop/jobs.manifest.mjs", ".js", "../jobs.manifest.mjs"],
  ["/a/client/index.ts", "/b/jobs.manifest.ts", ".ts", "../../b/jobs.manifest.ts"],
] as const)("%s imports %s with extension '%s' as %s", (from, to, extension, expected) => {
  expect(importPath(from, to, extension)).toBe(expected);
});
