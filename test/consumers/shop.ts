/**
 * A small project with all that codegen can be given. `main` publishes a job, works it on the embedded backend in
 * memory and prints what its handler returned.
 *
 * @param extension how its files import one another: `.ts`, `.js` or none
 */
export function shopFiles(extension: string): Readonly<Record<string, string>> {
  return {
    "jobwright.config.ts": `import { defineConfig } from "jobwright/config";

export default defineConfig({
  manifest: "./src/jobs.manifest.ts",
  out: "./src/generated",
  handlers: "./src/handlers",
  context: "./src/context.ts",
});
`,
    "src/jobs.manifest.ts": `import { defineJob, defineManifest, defineRouter } from "jobwright";
import * as z from "zod";

const address = z.object({ street: z.string() }).meta({ id: "Address" });

export default defineManifest({
  name: "shop",
  jobs: [defineJob({ name: "clean", payload: z.object({ full: z.boolean().default(false) }) })],
  routers: [
    defineRouter({
      namespace: "emails",
      jobs: {
        welcome: defineJob({
          payload: z.object({
            name: z.string(),
            address: address.optional(),
            greeting: z.string().default("Hello").transform((text) => ({ text, length: text.length })),
          }),
          result: z.object({ text: z.string() }),
        }),
      },
    }),
  ],
});
`,
    "src/context.ts": `export interface Context {
  readonly punctuation: string;
}

export function createContext(): Context {
  return { punctuation: "!" };
}
`,
    "src/handlers/emails/welcome.ts": `import type { Handlers } from "../../generated/handlers${extension}";

export const handler: Handlers["emails.welcome"] = async ({ payload, context }) => {
  const { text, length } = payload.greeting;
  return { text: \`\${text}, \${payload.name}\${context.punctuation} \${length.toFixed()}\` };
};
`,
    "src/main.ts": `import { embedded } from "jobwright/embedded";
import { createJobs, createWorker } from "./generated/index${extension}";

async function main(): Promise<void> {
  const backend = embedded();
  const jobs = createJobs({ backend });
  const { id } = await jobs.emails.welcome.publish({ name: "Ada" });
  await createWorker({ backend }).runOnce();
  const { text } = await jobs.emails.welcome.waitFor(id);
  console.log(text);
  await backend.close();
}

void main();
`,
  };
}

/** What `main` prints. */
export const welcomed = { code: 0, stdout: "Hello, Ada! 5\n", stderr: "" };

/** Compiler options of all its programs: strict, and nothing in the way of how modules are found. */
export const shopOptions = {
  target: "es2023",
  lib: ["es2023", "esnext.disposable"],
  types: ["node"],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  erasableSyntaxOnly: true,
  isolatedModules: true,
  rootDir: "src",
  outDir: "dist",
};
