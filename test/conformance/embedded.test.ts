import { conformQuickly } from "./conform.ts";

conformQuickly("embedded");
