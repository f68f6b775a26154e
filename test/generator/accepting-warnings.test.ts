import { describe, expect, test } from "vitest";
import { smallProject } from "./small-project.ts";

const manifest = (
  portable = "",
): string => `import { defineJob, defineManifest, defineRouter } from "jobwright";
import * as z from "zod";

const welcome = defineJob({
  payload: z.object({ home: z.url(), name: z.string().trim() }),
  ${portable}
});
const cleanup = defineJob({ name: "cleanup", payload: z.object({ site: z.url() }) });

export default defineManifest({
  name: "small",
  jobs: [cleanup],
  routers: [defineRouter({ namespace: "emails", jobs: { welcome } })],
});
`;

const config = (accept: string): string => `import { defineConfig } from "jobwright/config";
export default defineConfig({
  manifest: "./jobs.manifest.ts",
  out: "./generated",
  handlers: "./handlers",
  accept: ${accept},
});
`;

interface Found {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly job?: string;
  readonly path?: string;
  readonly location?: { readonly file: string; readonly line: number };
  readonly fix: string;
}

async function codegen(files: Readonly<Record<string, string>>) {
  using project = smallProject(files);
  const { code, stdout } = await project.run("codegen", "--format", "json");
  const { diagnostics }: { readonly diagnostics: readonly Found[] } = JSON.parse(stdout);
  const found = diagnostics.map(({ code: what, job = "-", path = "-" }) => `${what} ${job} ${path}`);
  return { code, found, diagnostics };
}

describe("warnings about portability", () => {
  test("are reported with a fix that says how to accept them", async () => {
    using project = smallProject({ "jobs.manifest.ts": manifest() });
    const { code, stderr } = await project.run("codegen");
    expect(code).toBe(0);
    expect(stderr).toContain("warning SCHEMA_URL [emails.welcome payload.home]");
    expect(stderr).toContain(
      'To accept it, write `portable: false` in the job, or `accept: { SCHEMA_URL: ["emails.welcome"] }` in the config.',
    );
  });

  test("accepted as their fix says are gone", async () => {
    const { diagnostics } = await codegen({ "jobs.manifest.ts": manifest() });
    const pasted = diagnostics.map(({ fix }) => /`accept: \{ (.*?) \}`/.exec(fix)?.[1] ?? "");
    expect(pasted).toHaveLength(3);
    const merged = `{ SCHEMA_URL: ["cleanup", "emails.welcome"], ${pasted[2]} }`;
    const files = { "jobs.manifest.ts": manifest(), "jobwright.config.ts": config(merged) };
    expect((await codegen(files)).found).toEqual([]);
  });
});

test("what accepts nothing is reported at its place, in the manifest and in the config", async () => {
  const { code, found, diagnostics } = await codegen({
    "jobs.manifest.ts": manifest("portable: false,").replace(/home: .*trim\(\)/, "a: z.email()"),
    "jobwright.config.ts": config('{ SCHEMA_URL: ["*", "nobody"] }'),
  });
  expect({ code, found }).toEqual({
    code: 0,
    found: ["ACCEPTANCE_UNUSED emails.welcome portable", "ACCEPTANCE_UNUSED - accept.SCHEMA_URL[1]"],
  });
  expect(diagnostics).toMatchObject([
    {
      severity: "warning",
      location: { file: "jobs.manifest.ts", line: 6 },
      fix: "Remove `portable: false`.",
    },
    { severity: "warning", location: { file: "jobwright.config.ts", line: 6 } },
  ]);
});

test("what cannot be accepted is refused, all of it in one run", async () => {
  const accept = `{
    SCHEMA_DATE: ["*"],
    FILE_KEPT: ["*"],
    SCHEMA_URI: ["*"],
    nonsense: ["*"],
    SCHEMA_URL: "cleanup",
    SCHEMA_CATCH: [1],
  } as never`;
  const { code, diagnostics } = await codegen({ "jobwright.config.ts": config(accept) });
  expect(code).toBe(1);
  expect(diagnostics).toMatchObject([
    refused("SCHEMA_DATE", "SCHEMA_DATE is an error", "z.codec("),
    refused("FILE_KEPT", "no warning about a job's schemas", "Remove it from accept."),
    refused(
      "SCHEMA_URI",
      "There is no diagnostic SCHEMA_URI",
      "Write `SCHEMA_URL` in place of `SCHEMA_URI`.",
    ),
    refused("nonsense", "There is no diagnostic nonsense", "SCHEMA_URL"),
    { code: "CONFIG_INVALID", path: "accept.SCHEMA_URL" },
    { code: "CONFIG_INVALID", path: "accept.SCHEMA_CATCH[0]" },
  ]);
});

function refused(code: string, message: string, fix: string): object {
  return {
    code: "ACCEPTANCE_INVALID",
    severity: "error",
    path: `accept.${code}`,
    message: expect.stringContaining(message),
    fix: expect.stringContaining(fix),
  };
}
