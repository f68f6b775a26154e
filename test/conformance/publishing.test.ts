import { publishing } from "./behaviours/publishing.ts";
import { conform } from "./conform.ts";

conform(publishing);
