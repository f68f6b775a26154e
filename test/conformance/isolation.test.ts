import { isolation } from "./behaviours/isolation.ts";
import { conform } from "./conform.ts";

conform(isolation);
