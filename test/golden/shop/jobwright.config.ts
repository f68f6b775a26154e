import { defineConfig } from "jobwright/config";

export default defineConfig({
  manifest: "./jobs.manifest.ts",
  out: "./generated",
  handlers: "./handlers",
  context: "./context.ts",
  schemas: { drafts: ["2020-12", "draft-07"] },
});
