import { delays } from "./behaviours/delays.ts";
import { conform } from "./conform.ts";

conform(delays);
