import { keeping } from "./behaviours/keeping.ts";
import { conform } from "./conform.ts";

conform(keeping);
