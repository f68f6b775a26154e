import { defineConfig } from "jobwright/config";

export default defineConfig({ manifest: "./jobs.manifest.ts", out: "./generated", target: "pg-boss" });
