import type { Address } from "../../conformance/backends.ts";

/** What a worker's process is started with. */
export interface WorkerSettings {
  readonly address: Address;
  readonly concurrency: number;
  /** Milliseconds at most that a handler takes. */
  readonly jobTime: number;
  /** Milliseconds. */
  readonly drain: number;
  /** The job whose handler blocks the event loop. */
  readonly blocking?: { readonly number: number; readonly milliseconds: number };
  /** For the embedded backend, whose publisher lives in the same process. */
  readonly alsoPublish?: PublishSettings;
}

/** What is published. */
export interface PublishSettings {
  /** The first number. */
  readonly from: number;
  /** Milliseconds between two calls. */
  readonly pause: number;
  readonly most: number;
  readonly attempts: number;
}

export interface PublisherSettings extends PublishSettings {
  readonly address: Address;
}

/** For a process that fills a disk. */
export interface FillingSettings {
  readonly address: Address;
  readonly from: number;
  /** Of each payload. */
  readonly bytes: number;
  readonly most: number;
  /** Whose rights it has, where it is started by root. */
  readonly user?: number;
}
