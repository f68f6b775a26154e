import { conformWaiting } from "./conform.ts";

conformWaiting("embedded");
