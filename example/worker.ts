import { createWorker } from "../generated/worker.ts";
import { backend } from "./backend.ts";

const worker = createWorker({
  backend,
  concurrency: 10,
  hooks: {
    onFailure: ({ job, error }) => console.error(`${job.name} ${job.id} failed for good: ${error.message}`),
    "emails.*": {
      onSuccess: ({ job }) => console.log(`${job.name} ${job.id} is out`),
    },
    "reports.monthlySales": {
      onSuccess: ({ result }) => console.log(`${result.orders} orders in ${result.file}`),
    },
  },
});

// All jobs, or those named on the command line: `node example/worker.ts "emails.*"`.
const patterns = process.argv.slice(2);
await worker.run(patterns.length > 0 ? patterns : undefined);
await backend.close();
