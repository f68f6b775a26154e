import { dedupe } from "./behaviours/dedupe.ts";
import { conform } from "./conform.ts";

conform(dedupe);
