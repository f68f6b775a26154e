import { describe, expect, test } from "vitest";
import { smallProject } from "./small-project.ts";

const options = (compilerOptions: object): string => JSON.stringify({ compilerOptions });

describe("generated files import", () => {
  test.each<[string, string, Record<string, string>]>([
    ["with .ts where there is no tsconfig", "../jobs.manifest.ts", {}],
    [
      "with .ts where the nearest tsconfig allows it",
      "../jobs.manifest.ts",
      { "tsconfig.json": options({ allowImportingTsExtensions: true, noEmit: true }) },
    ],
    [
      "with .ts where the compiler rewrites it",
      "../jobs.manifest.ts",
      { "tsconfig.json": options({ module: "nodenext", rewriteRelativeImportExtensions: true }) },
    ],
    ["with .js for nodenext", "../jobs.manifest.js", { "tsconfig.json": options({ module: "nodenext" }) }],
    [
      "with .js for node16, set in a config that is extended",
      "../jobs.manifest.js",
      {
        "tsconfig.json": '{ // as most are\n "extends": "./base.json", }',
        "base.json": options({ moduleResolution: "node16", module: "node16" }),
      },
    ],
    [
      "with none for a bundler",
      "../jobs.manifest",
      { "tsconfig.json": options({ module: "esnext", moduleResolution: "bundler" }) },
    ],
    [
      "as the referenced project that holds the manifest says",
      "../jobs.manifest.ts",
      {
        "tsconfig.json":
          '{ "files": [], "references": [{ "path": "./tsconfig.other.json" }, { "path": "./tsconfig.app.json" }] }',
        "tsconfig.other.json":
          '{ "files": ["jobwright.config.ts"], "compilerOptions": { "module": "nodenext" } }',
        "tsconfig.app.json":
          '{ "files": ["jobs.manifest.ts"], "compilerOptions": { "allowImportingTsExtensions": true } }',
      },
    ],
  ])("%s", async (_, expected, files) => {
    using project = smallProject(files);
    expect(await project.run("codegen")).toMatchObject({ code: 0 });
    expect(project.read("generated/client.ts")).toContain(`import manifest from "${expected}";`);
  });
});
