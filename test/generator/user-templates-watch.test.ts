import { expect, test } from "vitest";
import { WarmCodegen } from "../../generator/watch/warm-codegen.ts";
import { manifest, smallProject } from "./small-project.ts";

const config = `import { defineConfig } from "jobwright/config";
import { names } from "./templates/names.ts";
export default defineConfig({ manifest: "./jobs.manifest.ts", out: "./generated", templates: [names] });
`;

function template(what: string): string {
  return `import { defineTemplate } from "jobwright/config";

export const names = defineTemplate({
  name: "names",
  files: ({ contract }) => [{ path: "names.txt", text: contract.jobs.map((job) => ${what}).join(" ") }],
});
`;
}

test("a watch follows a template, and tells its error at its line in the source", async () => {
  using project = smallProject({
    "jobwright.config.ts": config,
    "templates/names.ts": template("job.name"),
  });
  const codegen = new WarmCodegen({ cwd: project.folder, write: true });
  await codegen.run();
  expect(await codegen.files()).toContain(project.path("templates/names.ts"));
  expect(project.read("generated/names.txt")).toBe("cleanup emails.welcome\n");
  project.write("jobs.manifest.ts", manifest({ emails: ["goodbye", "welcome"] }));
  project.write("templates/names.ts", template("job.key"));
  await codegen.run();
  expect(project.read("generated/names.txt")).toBe("goodbye welcome\n");
  project.write("templates/names.ts", template("job.no.such"));
  await expect(codegen.run()).rejects.toMatchObject({
    diagnostics: [{ code: "TEMPLATE_FAILED", location: { file: "templates/names.ts", line: 5 } }],
  });
  expect(project.read("generated/names.txt")).toBe("goodbye welcome\n");
}, 60_000);
