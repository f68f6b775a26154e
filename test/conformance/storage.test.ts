import { storage } from "./behaviours/storage.ts";
import { conform } from "./conform.ts";

conform(storage);
