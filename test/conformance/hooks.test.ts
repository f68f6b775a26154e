import { hooks } from "./behaviours/hooks.ts";
import { conform } from "./conform.ts";

conform(hooks);
