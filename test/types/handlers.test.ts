import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Project } from "../generator/project.ts";
import { manifest, smallProject } from "../generator/small-project.ts";
import { compile, compilers } from "./compile.ts";
import { strictOptions } from "./strict-options.ts";

const tsconfig = JSON.stringify({
  compilerOptions: { ...strictOptions, noUnusedLocals: true, noUnusedParameters: true },
  include: ["generated", "handlers"],
});

let project: Project;

beforeAll(async () => {
  project = smallProject({
    "tsconfig.json": tsconfig,
    "jobs.manifest.ts": manifest({ emails: ["welcome", "goodbye", "invoice"], jobs: ["cleanup"] }),
  });
  await project.run("codegen");
});

afterAll(() => project[Symbol.dispose]());

describe.each(compilers)("%s", { timeout: 180_000 }, (compiler) => {
  test("accepts generated code and untouched handlers", async () => {
    expect(await compile(compiler, project.folder)).toEqual([]);
  });

  test("reports a handler's file that is missing, has no handler or a wrong one at its job's line of the worker", async () => {
    const stub = project.read("handlers/emails/goodbye.ts");
    rmSync(project.path("handlers/emails/welcome.ts"));
    project.write("handlers/emails/goodbye.ts", "export const handle = async () => {};\n");
    project.write(
      "handlers/cleanup.ts",
      "export const handler = (input: { readonly payload: string }) => input;\n",
    );
    const found = await compile(compiler, project.folder);
    for (const file of ["emails/welcome", "emails/goodbye", "cleanup"]) {
      project.write(
        `handlers/${file}.ts`,
        stub
          .replaceAll("emails.goodbye", file.replace("/", "."))
          .replace("../../", file === "cleanup" ? "../" : "../../"),
      );
    }
    expect(found).toEqual(["cleanup", "emails.goodbye", "emails.welcome"].map(lineOfWorker).sort());
  });
});

function lineOfWorker(job: string): string {
  const lines = project.read("generated/worker.ts").split("\n");
  return `generated/worker.ts:${lines.findIndex((line) => line.includes(`"${job}": () => import(`)) + 1}`;
}
