import { defineConfig } from "jobwright/config";

export default defineConfig({
  manifest: "./example/jobs.manifest.ts",
  out: "./generated",
  handlers: "./example/handlers",
  context: "./example/context.ts",
  backend: "./example/backend.ts",
  target: "portable",
  schemas: { drafts: ["2020-12", "draft-07"] },
});
