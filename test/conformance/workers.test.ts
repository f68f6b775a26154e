import { workers } from "./behaviours/workers.ts";
import { conform } from "./conform.ts";

conform(workers);
