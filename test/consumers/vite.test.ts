import { createServer } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ScratchProject, scratchProject } from "../docs/scratch-project.ts";
import { shopFiles } from "./shop.ts";

let project: ScratchProject;
beforeAll(async () => {
  project = await scratchProject();
});
afterAll(() => project.remove());

const greeting = `import { embedded } from "jobwright/embedded";
import { createJobs, createWorker } from "./generated/index";

export async function greet(name: string): Promise<string> {
  const backend = embedded();
  const jobs = createJobs({ backend });
  const { id } = await jobs.emails.welcome.publish({ name });
  await createWorker({ backend }).runOnce();
  const { text } = await jobs.emails.welcome.waitFor(id);
  await backend.close();
  return text;
}
`;

const bundlerOptions = { module: "esnext", moduleResolution: "bundler", noEmit: true };

test("Vite's development server loads generated code, publishes and works", {
  timeout: 120_000,
}, async () => {
  await project.write({
    ...shopFiles(""),
    "src/greet.ts": greeting,
    "tsconfig.json": JSON.stringify({ compilerOptions: bundlerOptions }),
  });
  expect((await project.jobwright("codegen")).code).toBe(0);
  const server = await createServer({
    root: project.folder,
    configFile: false,
    logLevel: "silent",
    appType: "custom",
    server: { middlewareMode: true, ws: false },
  });
  try {
    const { greet } = await server.ssrLoadModule("/src/greet.ts");
    expect(await greet("Ada")).toBe("Hello, Ada! 5");
  } finally {
    await server.close();
  }
});
