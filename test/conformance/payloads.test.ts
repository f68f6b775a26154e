import { payloads } from "./behaviours/payloads.ts";
import { conform } from "./conform.ts";

conform(payloads);
