import { results } from "./behaviours/results.ts";
import { conform } from "./conform.ts";

conform(results);
