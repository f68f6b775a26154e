import { defineJob, defineManifest, defineRouter } from "jobwright";
import * as z from "zod";

const nothing = z.object({});

const payloads = defineRouter({
  namespace: "payloads",
  jobs: {
    anything: defineJob({ payload: z.object({ value: z.unknown().optional() }) }),
    strict: defineJob({
      payload: z.object({
        name: z.string().min(1),
        age: z.int().min(0),
        tags: z.array(z.string().max(5)),
      }),
    }),
    parsed: defineJob({
      payload: z.object({
        loud: z.boolean().default(false),
        words: z.string().transform((text) => text.split(" ")),
      }),
    }),
  },
});

const retries = defineRouter({
  namespace: "retries",
  jobs: {
    fixed: defineJob({
      payload: nothing,
      options: { attempts: 3, backoff: { type: "fixed", delay: 200 } },
    }),
    exponential: defineJob({
      payload: nothing,
      options: { attempts: 4, backoff: { type: "exponential", delay: 150, max: 400 } },
    }),
    patient: defineJob({
      payload: nothing,
      options: { attempts: 2, backoff: { type: "fixed", delay: "1h" } },
    }),
    timed: defineJob({
      payload: nothing,
      options: { attempts: 2, timeout: 300, backoff: { type: "fixed", delay: 50 } },
    }),
  },
});

const results = defineRouter({
  namespace: "results",
  options: { attempts: 1, backoff: { type: "fixed", delay: 50 } },
  jobs: {
    free: defineJob({ payload: nothing }),
    typed: defineJob({ payload: nothing, result: z.object({ sum: z.number().min(0) }) }),
    parsed: defineJob({
      payload: nothing,
      result: z.object({
        words: z.string().transform((text) => text.length),
        currency: z.string().default("EUR"),
        at: z
          .codec(z.iso.datetime(), z.date(), {
            decode: (text) => new Date(text),
            encode: (date) => date.toISOString(),
          })
          .optional(),
      }),
    }),
  },
});

const dedupe = defineRouter({
  namespace: "dedupe",
  options: { attempts: 2, backoff: { type: "fixed", delay: 300 } },
  jobs: {
    byPath: defineJob({
      payload: z.object({
        order: z.object({ id: z.string() }),
        full: z.boolean().default(false),
        note: z.string().optional(),
      }),
      options: { dedupe: { key: ["order.id", "full", "note"], mode: "unfinished" } },
    }),
    byCaller: defineJob({
      payload: z.object({ number: z.int() }),
      options: { dedupe: { mode: "unfinished" } },
    }),
    throttled: defineJob({
      payload: z.object({ id: z.string() }),
      options: { dedupe: { key: ["id"], mode: "throttle", ttl: 800 } },
    }),
  },
});

const limits = defineRouter({
  namespace: "limits",
  jobs: {
    free: defineJob({ payload: z.object({ number: z.int() }) }),
    pairs: defineJob({ payload: z.object({ number: z.int() }), options: { concurrency: 2 } }),
  },
});

const ranked = defineJob({
  name: "ranked-job",
  payload: z.object({ rank: z.string() }),
  options: { priority: 5 },
});

const unkept = defineJob({
  name: "unkept-job",
  payload: nothing,
  options: { attempts: 1, keep: { completed: 0, failed: 0 } },
});

export default defineManifest({
  name: "conformance",
  jobs: [ranked, unkept],
  routers: [payloads, retries, results, dedupe, limits],
});
