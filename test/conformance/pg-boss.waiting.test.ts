import { conformWaiting } from "./conform.ts";

conformWaiting("pg-boss");
