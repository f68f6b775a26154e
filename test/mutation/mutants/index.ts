import type { areas } from "../../conformance/behaviours/index.ts";
import type { MutantsOf } from "../mutant.ts";
import { bulksMutants as bulks } from "./bulks.ts";
import { contextsMutants as contexts } from "./contexts.ts";
import { crashesMutants as crashes } from "./crashes.ts";
import { dedupeMutants as dedupe } from "./dedupe.ts";
import { defaultsMutants as defaults } from "./defaults.ts";
import { delaysMutants as delays } from "./delays.ts";
import { eachHookMutants as eachHook } from "./each-hook.ts";
import { expiringMutants as expiring } from "./expiring.ts";
import { hooksMutants as hooks } from "./hooks.ts";
import { cancellingMutants as cancelling } from "./inspection/cancelling.ts";
import { countingMutants as counting } from "./inspection/counting.ts";
import { interruptingMutants as interrupting } from "./inspection/interrupting.ts";
import { listingMutants as listing } from "./inspection/listing.ts";
import { pagingMutants as paging } from "./inspection/paging.ts";
import { pausingMutants as pausing } from "./inspection/pausing.ts";
import { processesMutants as processes } from "./inspection/processes.ts";
import { retryingMutants as retrying } from "./inspection/retrying.ts";
import { isolationMutants as isolation } from "./isolation.ts";
import { keepingMutants as keeping } from "./keeping.ts";
import { connectionsMutants as connections } from "./of-some/connections.ts";
import { groupsMutants as groups } from "./of-some/groups.ts";
import { rateLimitsMutants as rateLimits } from "./of-some/rate-limits.ts";
import { transactionsMutants as transactions } from "./of-some/transactions.ts";
import { payloadsMutants as payloads } from "./payloads.ts";
import { placesMutants as places } from "./places.ts";
import { portabilityMutants as portability } from "./portability.ts";
import { precedenceMutants as precedence } from "./precedence.ts";
import { prioritiesMutants as priorities } from "./priorities.ts";
import { publishingMutants as publishing } from "./publishing.ts";
import { readingMutants as reading } from "./reading.ts";
import { refusalsMutants as refusals } from "./refusals.ts";
import { resultsMutants as results } from "./results.ts";
import { retriesMutants as retries } from "./retries.ts";
import { runningMutants as running } from "./running.ts";
import { schedulesMutants as schedules } from "./schedules.ts";
import { storageMutants as storage } from "./storage.ts";
import { workerOptionsMutants as workerOptions } from "./worker-options.ts";
import { workersMutants as workers } from "./workers.ts";

/** One mutant for each behaviour of the conformance suite. */
export const mutants: { readonly [Area in keyof typeof areas]: MutantsOf<(typeof areas)[Area]> } = {
  storage,
  publishing,
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
  hooks,
  eachHook,
  contexts,
  isolation,
  listing,
  paging,
  counting,
  cancelling,
  interrupting,
  retrying,
  pausing,
  processes,
  schedules,
  crashes,
  bulks,
  workerOptions,
  places,
  running,
  portability,
  expiring,
  connections,
  transactions,
  groups,
  rateLimits,
};
