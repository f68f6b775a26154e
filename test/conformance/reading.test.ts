import { reading } from "./behaviours/reading.ts";
import { conform } from "./conform.ts";

conform(reading);
