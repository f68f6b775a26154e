import { retries } from "./behaviours/retries.ts";
import { conform } from "./conform.ts";

conform(retries);
