import { describe, expect, test } from "vitest";
import { importExtension } from "../../generator/import-extension.ts";
import { createProject } from "./project.ts";

const options = (compilerOptions: object): string => JSON.stringify({ compilerOptions });

describe("generated files import", () => {
  test.each<[string, string, Record<string, string>]>([
    ["with .ts where there is no tsconfig", ".ts", {}],
    [
      "with .ts where the nearest tsconfig allows it",
      ".ts",
      { "tsconfig.json": options({ allowImportingTsExtensions: true, noEmit: true }) },
    ],
    [
      "with .ts where the compiler rewrites it",
      ".ts",
      { "tsconfig.json": options({ module: "nodenext", rewriteRelativeImportExtensions: true }) },
    ],
    ["with .js for nodenext", ".js", { "tsconfig.json": options({ module: "nodenext" }) }],
    ["with .js for node18", ".js", { "tsconfig.json": options({ module: "node18" }) }],
    ["with .js for node20", ".js", { "tsconfig.json": options({ module: "node20" }) }],
    [
      "with .js for node16, set in a config that is extended",
      ".js",
      {
        "tsconfig.json": '{ // as most are\n "extends": "./base.json", }',
        "base.json": options({ moduleResolution: "node16", module: "node16" }),
      },
    ],
    [
      "with none for a bundler",
      "",
      { "tsconfig.json": options({ module: "esnext", moduleResolution: "bundler" }) },
    ],
    [
      "as the referenced project that holds the manifest says",
      ".ts",
      {
        "tsconfig.json":
          '{ "files": [], "references": [{ "path": "./tsconfig.other.json" }, { "path": "./tsconfig.app.json" }] }',
        "tsconfig.other.json":
          '{ "files": ["jobwright.config.ts"], "compilerOptions": { "module": "nodenext" } }',
        "tsconfig.app.json":
          '{ "files": ["jobs.manifest.ts"], "compilerOptions": { "allowImportingTsExtensions": true } }',
      },
    ],
  ])("%s", async (_, extension, files) => {
    using project = createProject({ "jobs.manifest.ts": "", "jobwright.config.ts": "", ...files });
    const config = { importExtension: "auto", manifest: project.path("jobs.manifest.ts") } as const;
    expect(await importExtension(config, project.path("generated"))).toBe(extension);
  });
});
