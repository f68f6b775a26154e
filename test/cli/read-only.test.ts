import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { manifest, smallProject } from "../generator/small-project.ts";
import { shell } from "./shell.ts";

/** Every file, folder and link below a folder, with its content and its time; links are not followed. */
function state(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    const content = entry.isFile() ? readFileSync(path) : "";
    const own = `${path} ${createHash("sha256").update(content).digest("hex")} ${lstatSync(path).mtimeMs}`;
    return entry.isDirectory() ? [own, ...state(path)] : [own];
  });
}

/** Node strips no enum: jiti loads it, which has a cache too. */
const beyondNode = `enum Size { Small }\n${manifest({ jobs: ["cleanup"] })}export const size = Size.Small;\n`;

test("codegen --check, --dry-run and --diff write nothing: no file, no cache, nothing in the temporary folder", async () => {
  using project = smallProject({ "jobs.manifest.ts": beyondNode });
  mkdirSync(project.path("temporary"));
  const environment = { TMPDIR: project.path("temporary"), NODE_COMPILE_CACHE: undefined };
  await shell(project, "jobwright codegen", environment);
  project.write("generated/client.ts", "// mine\n");
  const before = state(project.folder);
  const line = "jobwright codegen --check; echo $?; jobwright codegen --dry-run && jobwright codegen --diff";
  const { code, stdout } = await shell(project, line, environment);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^3\nwould restore +generated\/client\.ts\n/m);
  expect(state(project.folder)).toEqual(before);
}, 120_000);
