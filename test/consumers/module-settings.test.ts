import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run, type ScratchProject, scratchProject } from "../docs/scratch-project.ts";
import { compilers } from "../types/compile.ts";
import { bundle } from "./bundle.ts";
import { shopFiles, shopOptions, welcomed } from "./shop.ts";

interface Setting {
  readonly name: string;
  readonly options: object;
  /** What relative imports end with. */
  readonly extension: ".ts" | ".js" | "";
  /** What is run in the end. */
  readonly program: "src/main.ts" | "dist/main.js" | "bundle";
  readonly type?: "commonjs";
  /** For `npm run test:compilers` alone: much like what `npm test` builds elsewhere. */
  readonly rarely?: true;
}

const settings: readonly Setting[] = [
  {
    name: "nodenext, .ts files run as they are",
    options: {
      module: "nodenext",
      verbatimModuleSyntax: true,
      allowImportingTsExtensions: true,
      noEmit: true,
    },
    extension: ".ts",
    program: "src/main.ts",
    rarely: true,
  },
  {
    name: "nodenext with rewriteRelativeImportExtensions",
    options: {
      module: "nodenext",
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
      declaration: true,
    },
    extension: ".ts",
    program: "dist/main.js",
    rarely: true,
  },
  {
    name: "nodenext",
    options: { module: "nodenext", verbatimModuleSyntax: true, declaration: true },
    extension: ".js",
    program: "dist/main.js",
    rarely: true,
  },
  {
    name: "node20, compiled to CommonJS",
    options: { module: "node20", declaration: true },
    extension: ".js",
    program: "dist/main.js",
    type: "commonjs",
  },
  {
    name: "bundler, .ts files run as they are",
    options: {
      module: "preserve",
      moduleResolution: "bundler",
      verbatimModuleSyntax: true,
      allowImportingTsExtensions: true,
      noEmit: true,
    },
    extension: ".ts",
    program: "src/main.ts",
    rarely: true,
  },
  {
    name: "bundler, bundled",
    options: { module: "esnext", moduleResolution: "bundler", verbatimModuleSyntax: true, noEmit: true },
    extension: "",
    program: "bundle",
  },
];

const chosen = settings.filter(({ rarely }) => compilers.length > 1 || !rarely);

let project: ScratchProject;
beforeAll(async () => {
  project = await scratchProject();
});
afterAll(() => project.remove());

describe.each(compilers)("by %s, generated code compiles and runs with", { timeout: 300_000 }, (compiler) => {
  test.each(chosen)("$name", async ({ name, options, extension, program, type = "module" }) => {
    const folder = `${compiler} ${name.replaceAll(/\W+/g, "-")}`;
    const inFolder = (...given: readonly string[]) =>
      run(process.execPath, given, join(project.folder, folder));
    const files = {
      ...shopFiles(extension),
      "package.json": JSON.stringify({ type }),
      "tsconfig.json": JSON.stringify({ include: ["src"], compilerOptions: { ...shopOptions, ...options } }),
    };
    await project.write(
      Object.fromEntries(Object.entries(files).map(([file, text]) => [join(folder, file), text])),
    );
    const generated = await inFolder("../node_modules/jobwright/dist/generator/bin.js", "codegen");
    expect(generated).toMatchObject({ code: 0, stderr: "" });
    const index = await readFile(join(project.folder, folder, "src/generated/index.ts"), "utf8");
    expect(index).toContain(`from "./client${extension}"`);
    const compiled = await inFolder(resolve("node_modules", compiler, "bin/tsc"), "--pretty", "false");
    expect(compiled).toEqual({ code: 0, stdout: "", stderr: "" });
    const main = join(project.folder, folder, "src/main.ts");
    const entry = program === "bundle" ? (await bundle(main)).program : program;
    expect(await inFolder(entry)).toEqual(welcomed);
  });
});
