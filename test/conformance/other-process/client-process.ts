import { openBackend } from "../backends.ts";
import { createJobs } from "../generated/index.ts";

// Calls methods of one job's client, prints what they gave as JSON, and ends.
const [address, job, calls] = process.argv.slice(2).map((text) => JSON.parse(text));
const backend = openBackend(address);
const jobs: unknown = createJobs({ backend });
const client = job.split(".").reduce((part: object, key: string) => Reflect.get(part, key), jobs);
const answers: unknown[] = [];
for (const [method, ...parameters] of calls) answers.push((await client[method](...parameters)) ?? null);
await backend.close();
process.stdout.write(JSON.stringify(answers));
