// Each line that ends in `// error` must be reported, and no other.
import { defineJob, defineManifest, defineRouter } from "jobwright";
import * as z from "zod";

const shape = z.object({ id: z.string() });

defineJob({
  name: "a",
  payload: shape,
  result: shape,
  options: { dedupe: { key: ["id"], mode: "unfinished" } },
});
defineJob({
  name: "a",
  schema: shape, // error
});
defineJob({
  name: "a",
  input: shape, // error
  result: shape,
});
defineJob({
  name: "a",
  data: shape, // error
  options: { attempts: 3 },
});
defineJob({
  description: "What it does.",
  paylod: shape, // error
});
defineJob({
  name: "a",
  payload: shape,
  schema: shape, // error
});
defineJob({ name: "a" }); // error
defineJob({
  name: "a",
  payload: "shape", // error
});
defineJob({
  name: "a",
  payload: shape,
  options: {
    attemps: 3, // error
  },
});
defineJob({
  name: "a",
  payload: shape,
  options: {
    dedupe: {
      key: ["idd"], // error
      mode: "unfinished",
    },
  },
});
defineJob({
  name: "a",
  payload: shape,
  examples: [
    { id: 1 }, // error
  ],
});

defineManifest({
  name: "m",
  jobs: [
    defineJob({
      name: "a",
      schema: shape, // error
    }),
  ],
  routers: [
    defineRouter({
      namespace: "r",
      jobs: {
        b: defineJob({
          schema: shape, // error
        }),
      },
    }),
  ],
});
