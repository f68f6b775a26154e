import { schedules } from "./behaviours/schedules.ts";
import { conform } from "./conform.ts";

// Each waits for most of a minute.
conform(schedules, { concurrent: true, timeout: 120_000 });
