import { priorities } from "./behaviours/priorities.ts";
import { conform } from "./conform.ts";

conform(priorities);
