import { crashes } from "./behaviours/crashes.ts";
import { conform } from "./conform.ts";

// Each waits for a lease to run out.
conform(crashes, { concurrent: true, timeout: 120_000 });
