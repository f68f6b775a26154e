import { alike, type ForeignKey } from "./foreign-key.ts";

const manifest = "Write it in the manifest: `defineManifest({ name, jobs, routers, options })`.";
const text = (key: string, example: string) => (value: unknown) =>
  `Write \`${key}: ${JSON.stringify(typeof value === "string" ? value : example)}\`.`;

/** Other words for keys of the config, and what belongs elsewhere. */
export const configKeys: readonly ForeignKey[] = [
  ...["output", "outDir", "outdir", "outputDir", "generated"].map((key) => ({
    key,
    example: "./generated",
    instead: text("out", "./generated"),
  })),
  ...["entry", "source", "src"].map((key) => ({
    key,
    example: "./jobs.manifest.ts",
    instead: text("manifest", "./jobs.manifest.ts"),
  })),
  ...["handler", "handlersDir"].map((key) => ({
    key,
    example: "./handlers",
    instead: text("handlers", "./handlers"),
  })),
  ...["adapter", "driver"].map((key) => ({
    key,
    example: "./backend.ts",
    instead: text("backend", "./backend.ts"),
  })),
  {
    key: "extension",
    example: ".js",
    instead: text("importExtension", "auto"),
  },
  ...alike(["jobs", "routers", "options", "namespace", "defaultJobOptions"], manifest),
  ...alike(
    ["queue", "store", "connection", "connectionString", "db", "redis", "prefix"],
    'Write it in the file of the backend, such as `export const backend = pgBoss({ connectionString: process.env.DATABASE_URL });`, and name the file: `backend: "./backend.ts"`.',
  ),
  ...alike(
    ["concurrency", "autoStartWorker", "worker", "logger", "hooks"],
    "Give it to the worker: `createWorker({ backend, concurrency: 10 })`.",
  ),
  ...alike(["schema", "drafts", "base"], 'Write `schemas: { base, drafts: ["2020-12"] }`.'),
  ...alike(["ignore", "disable", "rules"], 'Write `accept: { SCHEMA_URL: ["emails.*"] }`, by code and job.'),
];
