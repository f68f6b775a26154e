import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type WatchedRun, watchCodegen } from "../../generator/watch/watch-codegen.ts";
import type { Project } from "./project.ts";
import { manifest, smallProject, config as withHandlers } from "./small-project.ts";

/** Handlers of jobs that come and go are another matter. */
const config = withHandlers.replace(', handlers: "./handlers"', "");

const importing = `import { defineManifest } from "jobwright";
import { emails } from "./routers/emails.ts";
export default defineManifest({ name: "small", routers: [emails] });
`;

function router(...keys: readonly string[]): string {
  const jobs = keys.map((key) => `${key}: defineJob({ payload: z.object({ userId: z.string() }) })`);
  return `import { defineJob, defineRouter } from "jobwright";
import * as z from "zod";
export const emails = defineRouter({ namespace: "emails", jobs: { ${jobs.join(", ")} } });
`;
}

describe("a watch", () => {
  test("writes what a saved file changes, be it imported, and replaced by a rename", async () => {
    using project = smallProject({
      "jobwright.config.ts": config,
      "jobs.manifest.ts": importing,
      "routers/emails.ts": router("welcome"),
    });
    await watching(project, async (next) => {
      expect(await next()).toMatchObject({ changed: [], error: undefined, diagnostics: [] });
      project.write("routers/emails.ts", router("welcome", "goodbye"));
      expect(await next()).toMatchObject({ changed: [project.path("routers/emails.ts")] });
      expect(project.exists("generated/jobs/emails/goodbye.ts")).toBe(true);
      writeFileSync(project.path("routers/.emails.ts.swp"), router("welcome", "later"));
      renameSync(project.path("routers/.emails.ts.swp"), project.path("routers/emails.ts"));
      await next();
      expect(project.files("generated/jobs/emails")).toEqual(["later.ts", "welcome.ts"]);
    });
    expect(await project.run("codegen", "--check")).toMatchObject({ code: 0 });
  });

  test("keeps the last good output after an error, says where it is, and goes on once it is mended", async () => {
    using project = smallProject({
      "jobwright.config.ts": config,
      "jobs.manifest.ts": importing,
      "routers/emails.ts": router("welcome"),
    });
    await watching(project, async (next) => {
      await next();
      const before = project.read("generated/client.ts");
      project.write("routers/emails.ts", `${router("welcome")}\nexport const broken = ;\n`);
      expect(await next()).toMatchObject({
        report: undefined,
        diagnostics: [{ code: "MANIFEST_LOAD", location: { file: "routers/emails.ts", line: 5 } }],
      });
      expect(project.read("generated/client.ts")).toBe(before);
      project.write("routers/emails.ts", router("goodbye"));
      expect(await next()).toMatchObject({ diagnostics: [] });
      expect(project.files("generated/jobs/emails")).toEqual(["goodbye.ts"]);
    });
  });

  test("goes on when a file comes that was missing, and when one that is imported goes", async () => {
    using project = smallProject({
      "jobwright.config.ts": config,
      "jobs.manifest.ts": importing,
    });
    await watching(project, async (next) => {
      expect(await next()).toMatchObject({ diagnostics: [{ code: "MANIFEST_LOAD" }] });
      mkdirSync(project.path("routers"));
      project.write("routers/emails.ts", router("welcome"));
      expect((await until(next, ({ report }) => report !== undefined)).diagnostics).toEqual([]);
      rmSync(project.path("routers"), { recursive: true });
      expect(await next()).toMatchObject({ diagnostics: [{ code: "MANIFEST_LOAD" }] });
      project.write("routers/emails.ts", router("goodbye"));
      await until(next, ({ report }) => report !== undefined);
      expect(project.files("generated/jobs/emails")).toEqual(["goodbye.ts"]);
    });
  });

  test("reads a changed config anew, with all that it names", async () => {
    using project = smallProject({
      "jobwright.config.ts": config,
      "other.manifest.ts": manifest({ jobs: ["other"] }),
    });
    await watching(project, async (next) => {
      await next();
      project.write("jobwright.config.ts", config.replace("./jobs.manifest.ts", "./other.manifest.ts"));
      expect(await next()).toMatchObject({ changed: [project.path("jobwright.config.ts")] });
      expect(project.files("generated/jobs")).toEqual(["other.ts"]);
      project.write("other.manifest.ts", manifest({ jobs: ["another"] }));
      await next();
      expect(project.files("generated/jobs")).toEqual(["another.ts"]);
      project.write("tsconfig.json", '{ "compilerOptions": { "module": "nodenext", "strict": true } }');
      expect(await next()).toMatchObject({ changed: [project.path("tsconfig.json")] });
      expect(project.read("generated/client.ts")).toContain('.js"');
    });
  });

  test("follows what only Node's own loader or jiti can load, if more slowly", async () => {
    using project = smallProject({
      "jobwright.config.ts": config,
      "jobs.manifest.ts": importing.replace("./routers/emails.ts", "./routers/emails"),
      "routers/emails.ts": `${router("welcome")}\nexport const here = import.meta.url;\n`,
    });
    await watching(project, async (next) => {
      expect(await next()).toMatchObject({ diagnostics: [], error: undefined });
      project.write("routers/emails.ts", `${router("goodbye")}\nexport const here = import.meta.url;\n`);
      expect(await next()).toMatchObject({ diagnostics: [], error: undefined });
      expect(project.files("generated/jobs/emails")).toEqual(["goodbye.ts"]);
    });
  });
});

/** Watches a project for as long as something is done, which gets the runs one after the other. */
async function watching(
  project: Project,
  during: (next: () => Promise<WatchedRun>) => Promise<void>,
): Promise<void> {
  const runs: WatchedRun[] = [];
  let told = Promise.withResolvers<void>();
  const stop = new AbortController();
  const onRun = (run: WatchedRun): void => {
    runs.push(run);
    told.resolve();
  };
  const watch = watchCodegen({ cwd: project.folder, signal: stop.signal, onRun });
  const next = async (): Promise<WatchedRun> => {
    for (let run = runs.shift(); ; run = runs.shift()) {
      if (run) return run;
      await told.promise;
      told = Promise.withResolvers();
    }
  };
  try {
    await during(next);
  } finally {
    stop.abort();
    await watch;
  }
}

async function until(
  next: () => Promise<WatchedRun>,
  isMet: (run: WatchedRun) => boolean,
): Promise<WatchedRun> {
  for (let run = await next(); ; run = await next()) if (isMet(run)) return run;
}
