import { alike, type ForeignKey } from "./foreign-key.ts";

const handler =
  "Put the function into the handler's file, which codegen creates: `export const handler = async ({ payload }) => { … };`.";
const payload = "Write `payload`.";
const result = "Write `result`.";
const options = "Write `options`, at the manifest, a router or a job; the innermost wins.";
const queueName = "Write `name`: the queue has the job's name. In a router, the job's key is it.";
const pgBoss =
  "Give it to the backend, in a file of its own: `export const backend = pgBoss({ connectionString: process.env.DATABASE_URL });`.";
const bullmq =
  "Give it to the backend, in a file of its own: `export const backend = bullmq({ connection: redis });`.";
const context = "Return it from `createContext`, in the file that the config names as `context`.";
const worker =
  "Give it to the worker: `createWorker({ backend, concurrency: 10 })`, started with `await worker.run()`.";

/** The keys of the two systems that this one replaces, and other words for keys of a job, a router or a manifest. */
export const definitionKeys: readonly ForeignKey[] = [
  ...alike(["schema", "input", "data", "payloadSchema", "inputSchema", "body", "params", "args"], payload),
  ...alike(["output", "returns", "resultSchema", "outputSchema"], result),
  ...alike(["handler", "handle", "run", "process", "processor", "perform", "execute", "work"], handler),
  ...alike(["queueName", "task"], queueName),
  {
    key: "queue",
    instead:
      "Remove it: the queue has the job's name; jobs are listed in `defineManifest({ jobs })`, and the backend is a file of its own.",
  },
  { key: "id", instead: "Write `name`." },
  { key: "title", instead: "Write `description`." },
  { key: "example", instead: "Write `examples: [{ … }]`." },
  ...alike(["defaultJobOptions", "defaultOptions", "jobOptions", "opts"], options),
  ...alike(["adapter", "db", "connectionString"], pgBoss),
  ...alike(["connection", "store", "redis", "prefix"], bullmq),
  ...alike(["autoStartWorker", "worker", "workers"], worker),
  { key: "context", instead: context },
  ...["onStart", "onProgress", "onSuccess", "onFailure", "onRetry", "onComplete"].map((key) =>
    hook(key, key),
  ),
  ...["onCompleted", "onDone"].map((key) => hook(key, "onSuccess")),
  ...["onFailed", "onError"].map((key) => hook(key, "onFailure")),
  ...["hooks", "middleware"].map((key) => hook(key, "onStart")),
  {
    key: "enabled",
    instead: "Remove it: `pause()` of a job's client holds its jobs back, and `resume()` lets them run.",
  },
];

/** A hook belongs to the worker, for all jobs, for those of a router or for one. */
function hook(key: string, name: string): ForeignKey {
  return {
    key,
    instead: (_, { namespace, name: job, payload }) => {
      const written = `${name}: ({ job, context }) => { … }`;
      const pattern =
        typeof namespace === "string"
          ? `${namespace}.*`
          : typeof job === "string" && payload
            ? job
            : undefined;
      const hooks = pattern === undefined ? written : `${JSON.stringify(pattern)}: { ${written} }`;
      return `Give it to the worker: \`createWorker({ backend, hooks: { ${hooks} } })\`.`;
    },
  };
}
