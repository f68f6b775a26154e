// Each line that ends in `// error` must be reported, and no other.
import type { Backend } from "jobwright/runtime";
import { createJobs } from "../../golden/split/client/index.ts";
import { createWorker } from "../../golden/split/worker/index.ts";

declare const bullmq: Backend & { readonly kind: "bullmq" };
declare const pgBoss: Backend & { readonly kind: "pg-boss" };

const handlers = { "images.resize": () => {} };
createJobs({ backend: bullmq });
createWorker({ backend: bullmq, handlers });
createJobs({
  backend: pgBoss, // error
});
createWorker({
  handlers,
  backend: pgBoss, // error
});
