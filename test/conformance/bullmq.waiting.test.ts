import { conformWaiting } from "./conform.ts";

conformWaiting("bullmq");
