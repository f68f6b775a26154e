import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { defineJob, defineManifest } from "jobwright";
import { expect, test } from "vitest";
import * as zod from "zod";
import * as mini from "zod/mini";
import * as zod3 from "zod/v3";
import { buildContract } from "../../../schema/build-contract.ts";
import type { Diagnostic } from "../../../schema/diagnostics/diagnostic.ts";
import type { AnySchema } from "../../../schema/zod-types.ts";
import { type Example, untyped, type Zod3, type Zod4 } from "./example.ts";
import { examples } from "./examples.ts";

interface Fix {
  readonly code: string;
  /** The module that the example at hand was written with. */
  readonly module: "zod" | "zod/mini" | "zod/v3";
  /** A schema, or the declaration of one. */
  readonly text: string;
}

const modules = { zod, "zod/mini": mini, "zod/v3": zod3 };

test("the schemas of the fixes, pasted, have not the problem and no error", { timeout: 60_000 }, async () => {
  const fixes = await allFixes();
  expect(fixes.length).toBeGreaterThan(100);
  for (const fix of fixes) {
    const schema = evaluated(fix);
    const inObject = untyped<(shape: object) => AnySchema>(modules[fix.module].object)({ value: schema });
    const found = await diagnosticsOf(fix.code === "SCHEMA_ROOT" ? schema : inObject);
    const codes = found.filter(({ code, severity }) => severity === "error" || code === fix.code);
    expect({ ...fix, codes }).toEqual({ ...fix, codes: [] });
  }
});

test("and compile", { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "jobwright-fixes-"));
  try {
    await symlink(resolve("node_modules"), join(folder, "node_modules"));
    const fixes = await allFixes();
    for (const [index, { module, text, code }] of fixes.entries()) {
      await mkdir(join(folder, code), { recursive: true });
      await writeFile(
        join(folder, code, `${index}.ts`),
        `import * as z from "${module}";\n${declaration(text)}\nexport {};\n`,
      );
    }
    const compilerOptions = { module: "nodenext", target: "es2023", strict: true, noEmit: true, types: [] };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
    const compiler = resolve("node_modules/.bin/tsc");
    const complaints = await promisify(execFile)(compiler, ["-p", ".", "--pretty", "false"], {
      cwd: folder,
    }).catch((failed: { readonly stdout: string }) => failed);
    expect(complaints.stdout).toBe("");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** Every schema in the fixes of what the examples of all kinds have reported, each once. */
async function allFixes(): Promise<readonly Fix[]> {
  const found = new Map<string, Fix>();
  for (const { zod4, zod3: old = [] } of Object.values(examples)) {
    for (const fix of [
      ...(await fixesOf(zod4, "zod", untyped<Zod4>(zod))),
      ...(await fixesOf(zod4, "zod/mini", mini)),
      ...(await fixesOf<Zod3>(old, "zod/v3", zod3)),
    ]) {
      found.set(JSON.stringify(fix), fix);
    }
  }
  return [...found.values()];
}

async function fixesOf<Zod extends { readonly object: unknown }>(
  of: readonly Example<Zod>[],
  module: Fix["module"],
  z: Zod,
): Promise<readonly Fix[]> {
  const object: (shape: object) => AnySchema = untyped(z.object);
  const found = of.map(({ make, whole }) => diagnosticsOf(whole ? make(z) : object({ value: make(z) })));
  return (await Promise.all(found)).flat().flatMap(({ code, fix }) => {
    const quoted = [...fix.matchAll(/`(.*?)`/g)].flatMap(([, text]) => text ?? []);
    // The rest is part of a schema, or how a warning is accepted.
    return quoted.filter((text) => /^(z\.|const )/.test(text)).map((text) => ({ code, module, text }));
  });
}

async function diagnosticsOf(payload: AnySchema): Promise<readonly Diagnostic[]> {
  const manifest = defineManifest({ name: "m", jobs: [defineJob({ name: "j", payload })] });
  return (await buildContract(manifest)).diagnostics;
}

function evaluated({ module, text }: Fix): AnySchema {
  const declared = declaration(text);
  const [, name] = /^const (\w+)/.exec(declared) ?? [];
  return new Function("z", `${stripTypeScriptTypes(declared)}\nreturn ${name};`)(modules[module]);
}

function declaration(text: string): string {
  return text.startsWith("const ") ? text : `const fixed = ${text};`;
}
