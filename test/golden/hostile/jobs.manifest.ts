import { defineJob, defineManifest, defineRouter } from "jobwright";
import * as z from "zod";
import { hostile } from "./hostile.ts";

const strings = defineRouter({
  namespace: "strings",
  jobs: {
    store: defineJob({
      description: hostile,
      deprecated: hostile,
      payload: z.object({
        [hostile]: z.literal(hostile).describe(hostile),
        "with-dash": z.string().default(hostile).describe("@deprecated is no tag here, @see neither"),
        nested: z.object({ [hostile]: z.enum([hostile, "plain"]) }).optional(),
        template: z.templateLiteral(["a`${b}\\\n\u2028", z.number(), "`"]),
      }),
      result: z.record(z.string(), z.array(z.union([z.string(), z.number()]))),
      examples: [{ [hostile]: hostile, template: "a`${b}\\\n\u20281`" }],
    }),
  },
});

export default defineManifest({ name: "hostile", routers: [strings] });
