import { conformQuickly } from "./conform.ts";

conformQuickly("bullmq");
