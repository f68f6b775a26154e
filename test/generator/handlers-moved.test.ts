import { renameSync, rmSync, symlinkSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { problemsOf } from "./handler-problems.ts";
import type { Project } from "./project.ts";
import { manifest, smallProject } from "./small-project.ts";

function handlerOf(job: string): string {
  const folder = job.includes(".") ? "../.." : "..";
  return `import type { Handlers } from "${folder}/generated/handlers.ts";\nexport const handler: Handlers["${job}"] = async () => {};\n`;
}

function fileOf(job: string): string {
  return `handlers/${job.replace(".", "/")}.ts`;
}

/** A project with the handlers of these jobs, and a manifest with those. */
function projectWith(handlers: readonly string[], jobs: Parameters<typeof manifest>[0]): Project {
  return smallProject({
    "jobs.manifest.ts": manifest(jobs),
    ...Object.fromEntries(handlers.map((job) => [fileOf(job), handlerOf(job)])),
  });
}

describe("of a renamed job, codegen says which file to move where, and writes no stub there:", () => {
  test.each<[string, string, string]>([
    ["emails.welcome", "emails.welcomes", ""],
    ["emails.welcom", "emails.welcome", ""],
    ["emails.sendMail", "emails.sendWelcomeMail", ""],
    ["emails.sendmail", "emails.sendMail", ""],
    ["mails.welcome", "emails.welcome", "mkdir -p handlers/emails && "],
    ["clean-up", "cleanup", ""],
  ])("%s to %s", async (old, now, folder) => {
    using project = projectWith(
      [old],
      now.includes(".") ? { emails: [now.slice("emails.".length)] } : { jobs: [now] },
    );
    const [from, to] = [fileOf(old), fileOf(now)];
    const isCase = from.toLowerCase() === to.toLowerCase();
    const [found, ...others] = await problemsOf(project);
    expect(others).toEqual([]);
    expect(found?.problem).toContain(
      isCase
        ? `${from}:1:1 error HANDLER_MOVED: ${now} has no handler, and ${from} differs from ${to} in its case`
        : `${from}:2:32 error HANDLER_MOVED: ${now} has no handler, and ${from} is that of ${old}, which the manifest does not have`,
    );
    expect(found?.fix).toContain(`\`${folder}git mv ${from} ${to}\``);
    expect(project.exists(to)).toBe(false);
    // Until it is moved, run after run.
    expect(await problemsOf(project)).toEqual([found, ...others]);
    project.write(to, "");
    renameSync(project.path(from), project.path(to));
    project.write(to, handlerOf(now));
    expect(await problemsOf(project)).toEqual([]);
  });

  test("a router, with all of its jobs", async () => {
    using project = projectWith(["mails.a", "mails.b", "mails.c"], { emails: ["a", "b", "c"] });
    const fixes = (await problemsOf(project)).map(({ fix }) => /git mv (\S+ \S+)`/.exec(fix)?.[1]);
    expect(fixes).toEqual(["a", "b", "c"].map((key) => `handlers/mails/${key}.ts handlers/emails/${key}.ts`));
  });

  test("a job that left its router, whose imports change with the folder", async () => {
    using project = projectWith(["emails.cleanup"], { jobs: ["cleanup"] });
    expect(await problemsOf(project)).toMatchObject([
      {
        fix: 'Move it: `git mv handlers/emails/cleanup.ts handlers/cleanup.ts`; then write `Handlers["cleanup"]` in it; then correct its relative imports. Or, if they are two jobs, delete handlers/emails/cleanup.ts: codegen then writes a new one.',
      },
    ]);
  });

  test("a handler whose type was corrected already", async () => {
    using project = projectWith([], { jobs: ["cleanup"] });
    project.write("handlers/old-name.ts", handlerOf("cleanup"));
    expect(await problemsOf(project)).toEqual([
      {
        problem:
          "handlers/old-name.ts:2:32 error HANDLER_MOVED: cleanup has no handler, and handlers/old-name.ts is one: it belongs in handlers/cleanup.ts.",
        fix: "Move it: `git mv handlers/old-name.ts handlers/cleanup.ts`.",
      },
    ]);
  });

  test("--check fails until then", async () => {
    using project = projectWith(["clean-up"], { jobs: ["cleanup"] });
    await project.run("codegen");
    const { code, stderr } = await project.run("codegen", "--check");
    expect(code).toBe(1);
    expect(stderr).toContain("git mv handlers/clean-up.ts handlers/cleanup.ts");
  });
});

describe("a handler's file with another extension is to be renamed:", () => {
  test.each(["mts", "tsx", "js"])("%s", async (extension) => {
    using project = projectWith([], { jobs: ["cleanup"] });
    project.write(`handlers/cleanup.${extension}`, handlerOf("cleanup"));
    expect(await problemsOf(project)).toEqual([
      {
        problem: `handlers/cleanup.${extension}:1:1 error HANDLER_MOVED: cleanup has no handler, and the worker imports handlers/cleanup.ts, not handlers/cleanup.${extension}.`,
        fix: `Rename the file: \`git mv handlers/cleanup.${extension} handlers/cleanup.ts\`.`,
      },
    ]);
    expect(project.exists("handlers/cleanup.ts")).toBe(false);
  });
});

describe("the handler of a job that is gone", () => {
  test("is to be deleted, or the job restored", async () => {
    using project = projectWith(["emails.welcome", "cleanup"], { jobs: ["cleanup"] });
    expect(await problemsOf(project)).toEqual([
      {
        problem:
          "handlers/emails/welcome.ts:2:32 warning HANDLER_ORPHAN: handlers/emails/welcome.ts is the handler of emails.welcome, which the manifest does not have.",
        fix: "Delete it (`git rm handlers/emails/welcome.ts`), or restore the job.",
      },
    ]);
    expect(project.exists("handlers/emails/welcome.ts")).toBe(true);
  });

  test("is not worth a move where it is a stub that nobody wrote", async () => {
    using project = projectWith([], { emails: ["welcome"] });
    await problemsOf(project);
    const stub = project.read("handlers/emails/welcome.ts").replaceAll("emails.welcome", "emails.welcom");
    rmSync(project.path("handlers/emails/welcome.ts"));
    project.write("handlers/emails/welcom.ts", stub);
    expect(await problemsOf(project)).toMatchObject([
      { fix: "Delete it (`git rm handlers/emails/welcom.ts`), or restore the job." },
    ]);
    expect(project.exists("handlers/emails/welcome.ts")).toBe(true);
  });

  test("may be of the one job without a handler: its stub is written, and the move is told", async () => {
    using project = projectWith(["purge"], { jobs: ["cleanup"] });
    const move =
      'If it became cleanup, move it: `git mv -f handlers/purge.ts handlers/cleanup.ts`, and write `Handlers["cleanup"]` in it.';
    for (let run = 0; run < 2; run += 1) {
      const problems = await problemsOf(project);
      expect(problems.length).toBe(1);
      expect(problems[0]?.problem).toContain("warning HANDLER_ORPHAN");
      expect(problems[0]?.fix).toContain(move);
      expect(project.exists("handlers/cleanup.ts")).toBe(true);
    }
  });

  test("may be of the job whose payload is what its own was", async () => {
    const text = (one: string, other: string) =>
      manifest({ jobs: [one, other] }).replace(
        `"${one}", payload: z.object({ userId`,
        `"${one}", payload: z.object({ cartId`,
      );
    using project = smallProject({ "jobs.manifest.ts": text("purge", "greet") });
    await project.run("codegen");
    for (const job of ["purge", "greet"]) project.write(fileOf(job), handlerOf(job));
    project.write("jobs.manifest.ts", text("cleanup", "notify"));
    const { stderr } = await project.run("codegen");
    expect(stderr).toContain("If it became cleanup, move it: `git mv -f handlers/purge.ts");
    expect(stderr).toContain("If it became notify, move it: `git mv -f handlers/greet.ts");
  });

  test("is told beside others, whatever two of them could have become", async () => {
    using project = projectWith(["emails.sendA", "emails.sendB"], { emails: ["sendC"] });
    expect((await problemsOf(project)).map(({ problem }) => problem.slice(0, 49))).toEqual([
      "handlers/emails/sendA.ts:2:32 warning HANDLER_ORP",
      "handlers/emails/sendB.ts:2:32 warning HANDLER_ORP",
    ]);
    expect(project.exists("handlers/emails/sendC.ts")).toBe(true);
  });
});

test("what else lies in the folder is no handler, whatever it is called", async () => {
  const gone = 'Handlers["gone"]';
  const type = 'import type { Handlers } from "../generated/handlers.ts";\n';
  using project = projectWith(["cleanup"], { jobs: ["cleanup"] });
  const files = {
    "gone.test.ts": `${type}const fake: ${gone} = async () => {};\nfake;\n`,
    "gone.d.ts": `${type}export declare const handler: ${gone};\n`,
    "index.ts": 'export { handler } from "./cleanup.ts";\n',
    "lib/send.ts": "export const handler = async () => {};\n",
    "lib/wrap.ts": `${type}export function wrap(handler: ${gone}) { return handler; }\n`,
    "lib/notes.ts": `// export const handler: ${gone} = …\nexport const notes = 1;\n`,
    "lib/shared.ts": `${type}export const handler: Handlers["cleanup"] = async () => {};\n`,
    "lib/broken.ts": "export const = {{{",
    ".hidden/gone.ts": handlerOf("gone"),
    "node_modules/gone.ts": handlerOf("gone"),
    "README.md": `export const handler: ${gone}\n`,
    "data.json": "{}",
  };
  for (const [file, text] of Object.entries(files)) project.write(`handlers/${file}`, text);
  expect(await problemsOf(project)).toEqual([]);
});

test("a folder of handlers may be a link, and links in it may lead back", async () => {
  using project = projectWith([], { emails: ["welcome"] });
  project.write("elsewhere/welcome.ts", handlerOf("emails.welcome"));
  project.write("handlers/lib/notes.ts", "export const notes = 1;\n");
  symlinkSync(project.path("elsewhere"), project.path("handlers/emails"));
  symlinkSync(project.path("handlers"), project.path("handlers/lib/back"));
  symlinkSync(project.path("nowhere"), project.path("handlers/lib/dangling"));
  expect(await problemsOf(project)).toEqual([]);
  expect(project.files("elsewhere")).toEqual(["welcome.ts"]);
});

test("what comes and goes beside unchanged handlers is seen by the next run", async () => {
  using project = projectWith(["cleanup"], { jobs: ["cleanup"] });
  const orphans = async () => (await problemsOf(project)).map(({ problem }) => problem.split(":")[0]);
  expect(await orphans()).toEqual([]);
  expect(await orphans()).toEqual([]);
  project.write("handlers/deep/down/gone.ts", "export const nothing = 1;\n");
  expect(await orphans()).toEqual([]);
  project.write("handlers/deep/down/gone.ts", handlerOf("gone"));
  expect(await orphans()).toEqual(["handlers/deep/down/gone.ts"]);
  expect(await orphans()).toEqual(["handlers/deep/down/gone.ts"]);
  rmSync(project.path("handlers/deep"), { recursive: true });
  expect(await orphans()).toEqual([]);
  rmSync(project.path("handlers/cleanup.ts"));
  expect(await orphans()).toEqual([]);
  expect(project.exists("handlers/cleanup.ts")).toBe(true);
});
