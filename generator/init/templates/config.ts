/** `jobwright.config.ts`. `folder` is where the jobs are, `./jobs`. */
export function config(folder: string): string {
  return `import { defineConfig } from "jobwright/config";

export default defineConfig({
  manifest: "${folder}/jobs.manifest.ts",
  out: "${folder}/generated",
  handlers: "${folder}/handlers",
  context: "${folder}/context.ts",
  backend: "${folder}/backend.ts",
});
`;
}
