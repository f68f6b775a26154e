// Each line that ends in `// error` must be reported, and no other.
import { defineConfig } from "jobwright/config";

defineConfig({ manifest: "./jobs.manifest.ts", out: { client: "./client", worker: "./worker" } });
defineConfig({
  manifest: "./jobs.manifest.ts",
  out: "./generated",
  handler: "./handlers", // error
});
defineConfig({
  manifest: "./jobs.manifest.ts",
  out: "./generated",
  target: "kafka", // error
});
defineConfig({ manifest: "./jobs.manifest.ts" }); // error
