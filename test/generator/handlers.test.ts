import { describe, expect, test } from "vitest";
import { problemsOf } from "./handler-problems.ts";
import { createProject, type Project } from "./project.ts";
import { config, manifest, smallProject } from "./small-project.ts";

const imports = 'import type { Handlers } from "../../generated/handlers.ts";\n';

/** A project whose job `emails.welcome` has this handler; the other one, `cleanup`, a sound one. */
function withHandler(text: string): Project {
  return smallProject({
    "handlers/emails/welcome.ts": text,
    "handlers/cleanup.ts":
      'import type { Handlers } from "../generated/handlers.ts";\nexport const handler: Handlers["cleanup"] = async () => {};\n',
  });
}

describe("a handler's file is refused, with the edit that mends it, where it", () => {
  const declared = 'export const handler: Handlers["emails.welcome"] =';
  const welcome = "handlers/emails/welcome.ts";

  test.each<[string, string, string, string, string]>([
    [
      "calls the handler something else",
      `export const handle: Handlers["emails.welcome"] = async () => {};\n`,
      "2:14",
      "exports handle, and no handler of emails.welcome. Did you mean handler?",
      "Write `export const handler` in place of `export const handle`.",
    ],
    [
      "exports a function under another name",
      "export async function handlr() {}\n",
      "2:23",
      "exports handlr, and no handler of emails.welcome. Did you mean handler?",
      "Write `export async function handler` in place of `export async function handlr`.",
    ],
    [
      "calls it by the job's name",
      "export const retries = 3;\nexport const welcome = async () => {};\n",
      "3:14",
      "exports welcome, and no handler of emails.welcome. Did you mean handler?",
      "Write `export const handler` in place of `export const welcome`.",
    ],
    [
      "exports it as the default",
      "export default async () => {};\n",
      "2:1",
      "exports a default, and no handler of emails.welcome. Did you mean handler?",
      `Write \`${declared}\` in place of \`export default\`.`,
    ],
    [
      "exports a function as the default",
      "export default async function welcome() {}\n",
      "2:31",
      "exports a default, and no handler of emails.welcome. Did you mean handler?",
      "Write `export async function handler` in place of `export default async function welcome`.",
    ],
    [
      "exports a constant as the default",
      "const send = async () => {};\nexport default send;\n",
      "3:1",
      "exports a default, and no handler of emails.welcome. Did you mean handler?",
      "Write `export { send as handler };` in place of `export default send;`.",
    ],
    [
      "lists it under another name",
      "const send = async () => {};\nexport { send as handle };\n",
      "3:10",
      "exports handle, and no handler of emails.welcome. Did you mean handler?",
      "Write `send as handler` in place of `send as handle`.",
    ],
    [
      "does not export it",
      'const handler: Handlers["emails.welcome"] = async () => {};\n',
      "2:7",
      "has handler, and does not export it as the handler of emails.welcome.",
      "Write `export const handler` in place of `const handler`.",
    ],
    [
      "exports a type alone",
      'export type handler = Handlers["emails.welcome"];\n',
      "2:13",
      "exports handler as a type alone, which is gone when the worker imports it.",
      `Write \`${declared} async ({ payload }) => { … };\`.`,
    ],
    [
      "only declares it",
      'export declare const handler: Handlers["emails.welcome"];\n',
      "2:22",
      "exports handler as a type alone, which is gone when the worker imports it.",
      `Write \`${declared} async ({ payload }) => { … };\`.`,
    ],
    [
      "exports nothing like it",
      "export const retries = 3;\nexport const subject = 1;\n",
      "1:1",
      "exports retries, subject, and no handler of emails.welcome.",
      `Add \`${declared} async ({ payload }) => { … };\`.`,
    ],
    [
      "has it in a comment",
      `/*\n${declared} async () => {};\n*/\n`,
      "1:1",
      "exports nothing, and no handler of emails.welcome.",
      `Add \`${declared} async ({ payload }) => { … };\`.`,
    ],
  ])("%s", async (_what, text, place, message, fix) => {
    using project = withHandler(imports + text);
    expect(await problemsOf(project)).toEqual([
      { problem: `${welcome}:${place} error HANDLER_EXPORT: ${welcome} ${message}`, fix },
    ]);
  });

  test.each(["", "\n", "// to be written\n"])("is empty: %j", async (text) => {
    using project = withHandler(text);
    expect(await problemsOf(project)).toEqual([
      {
        problem: `${welcome}:1:1 error HANDLER_EXPORT: ${welcome} is empty: it has no handler of emails.welcome.`,
        fix: "Delete the file and run `jobwright codegen`, which writes it anew.",
      },
    ]);
  });

  test("cannot be parsed", async () => {
    using project = withHandler(`${imports}${declared} async ({ payload ) => {};\n`);
    expect(await problemsOf(project)).toEqual([
      {
        problem: `${welcome}:2:69 error HANDLER_SYNTAX: ${welcome} cannot be parsed: ',' expected.`,
        fix: "Mend the file where the message says.",
      },
    ]);
  });

  test("holds the marks of a merge", async () => {
    using project = withHandler(
      `${imports}<<<<<<< HEAD\n${declared} async () => {};\n=======\n>>>>>>> main\n`,
    );
    expect(await problemsOf(project)).toEqual([
      {
        problem: `${welcome}:2:1 error HANDLER_SYNTAX: ${welcome} cannot be parsed: Merge conflict marker encountered.`,
        fix: "Resolve the conflict, and remove the marks <<<<<<< and >>>>>>>.",
      },
    ]);
  });

  test("has the type of another job", async () => {
    using project = withHandler(`${imports}export const handler: Handlers["cleanup"] = async () => {};\n`);
    expect(await problemsOf(project)).toEqual([
      {
        problem: `${welcome}:2:32 error HANDLER_TYPE: ${welcome} is the handler of emails.welcome, and its type is Handlers["cleanup"].`,
        fix: 'Write `Handlers["emails.welcome"]` in place of `Handlers["cleanup"]`.',
      },
    ]);
  });
});

test.each([
  "export async function handler() {}\n",
  "export const handler = async () => {};\n",
  "export let handler = async () => {};\n",
  "const handler = async () => {};\nexport { handler };\n",
  "const send = async () => {};\nexport { send as handler };\n",
  'export { handler } from "./lib/send.ts";\n',
  'export * from "./lib/send.ts";\n',
  "export const { handler } = { handler: async () => {} };\n",
  "const quote = /[\"'`({[]/;\nexport const handler = async () => quote;\n",
  'export const handler = (async () => {}) satisfies Handlers["emails.welcome"];\n',
  'type Own = Handlers["cleanup"];\nexport const handler = async (): Promise<Own | void> => {};\n',
])("a handler may be exported in any way: %s", async (text) => {
  using project = withHandler(imports + text);
  expect(await problemsOf(project)).toEqual([]);
});

test("the problems of handlers stop no other file from being written, and every one is told", async () => {
  using project = smallProject({ "handlers/emails/welcome.ts": "", "handlers/cleanup.ts": "export {};\n" });
  const { code, stderr } = await project.run("codegen");
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /cleanup.ts:1:1 error HANDLER_EXPORT(.|\n)*welcome.ts:1:1 error HANDLER_EXPORT(.|\n)*2 errors in 2 files/,
  );
  expect(project.exists("generated/client.ts")).toBe(true);
  expect(project.read("handlers/cleanup.ts")).toBe("export {};\n");
});

test("--check fails where a handler is missing, and where one is not sound", async () => {
  using project = smallProject();
  await project.run("codegen");
  expect(await project.run("codegen", "--check")).toMatchObject({ code: 0 });
  project.write("handlers/cleanup.ts", "");
  expect(await project.run("codegen", "--check")).toMatchObject({ code: 1 });
});

test("where no folder of handlers is configured, nothing is said of handlers", async () => {
  using project = createProject({
    "jobwright.config.ts": config.replace(', handlers: "./handlers"', ""),
    "jobs.manifest.ts": manifest({ jobs: ["cleanup"] }),
    "handlers/cleanup.ts": "",
  });
  expect(await problemsOf(project)).toEqual([]);
});
