import { contexts } from "./behaviours/contexts.ts";
import { conform } from "./conform.ts";

conform(contexts);
