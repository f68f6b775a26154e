import { bulks } from "./bulks.ts";
import { contexts } from "./contexts.ts";
import { crashes } from "./crashes.ts";
import { dedupe } from "./dedupe.ts";
import { defaults } from "./defaults.ts";
import { delays } from "./delays.ts";
import { eachHook } from "./each-hook.ts";
import { expiring } from "./expiring.ts";
import { hooks } from "./hooks.ts";
import { cancelling } from "./inspection/cancelling.ts";
import { counting } from "./inspection/counting.ts";
import { interrupting } from "./inspection/interrupting.ts";
import { listing } from "./inspection/listing.ts";
import { paging } from "./inspection/paging.ts";
import { pausing } from "./inspection/pausing.ts";
import { processes } from "./inspection/processes.ts";
import { retrying } from "./inspection/retrying.ts";
import { isolation } from "./isolation.ts";
import { keeping } from "./keeping.ts";
import { areasOfSome } from "./of-some/index.ts";
import { payloads } from "./payloads.ts";
import { places } from "./places.ts";
import { portability } from "./portability.ts";
import { precedence } from "./precedence.ts";
import { priorities } from "./priorities.ts";
import { publishing } from "./publishing.ts";
import { reading } from "./reading.ts";
import { refusals } from "./refusals.ts";
import { results } from "./results.ts";
import { retries } from "./retries.ts";
import { running } from "./running.ts";
import { schedules } from "./schedules.ts";
import { storage } from "./storage.ts";
import { workerOptions } from "./worker-options.ts";
import { workers } from "./workers.ts";

/** What every backend does, by area. These take a moment each, and are run one after the other. */
export const quickAreas = {
  storage,
  publishing,
  bulks,
  refusals,
  precedence,
  defaults,
  payloads,
  reading,
  results,
  retries,
  delays,
  priorities,
  dedupe,
  keeping,
  workers,
  workerOptions,
  hooks,
  eachHook,
  contexts,
  isolation,
  places,
  listing,
  paging,
  counting,
  cancelling,
  interrupting,
  retrying,
  pausing,
  processes,
};

/** These wait for a minute to begin, a lease to end or a process to start, and are run all at once. */
export const waitingAreas = { schedules, crashes, running, portability, expiring };

export const areas = { ...quickAreas, ...waitingAreas, ...areasOfSome };
