import { conformQuickly } from "./conform.ts";

conformQuickly("pg-boss");
