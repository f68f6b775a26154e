export { type EmbeddedBackend, type EmbeddedOptions, embedded } from "./embedded.ts";
