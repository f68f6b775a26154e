import { defineJob, defineManifest, defineRouter } from "jobwright";
import * as z from "zod";

// Parts with an id, on both sides, and parts that run as code.

const place = z
  .object({ street: z.string(), city: z.string().describe("Without its country.").optional() })
  .meta({ id: "place", description: "Where something is." });

const money = z
  .object({ cents: z.int(), currency: z.string().default("EUR") })
  .meta({ id: "Money", deprecated: true });

const folder = z
  .object({
    name: z.string(),
    get folders() {
      return z.array(folder);
    },
  })
  .meta({ id: "archive/folder" });

const parcel = z.object({ to: place, worth: money, grams: z.string().transform(Number) }).meta({ id: "Parcel" });

const parcels = defineRouter({
  namespace: "parcels",
  jobs: {
    send: defineJob({
      payload: z.object({
        from: place.describe("The shop."),
        items: z.array(
          z.object({
            price: money,
            weight: z.string().transform(Number).meta({ description: "In grams.", deprecated: true }),
            "two words": z.string().transform((text) => [...text]).exactOptional(),
            code: z.object({ points: z.string().transform(BigInt) }).nullish(),
          }),
        ),
        parcel,
        either: z.union([parcel, place]),
      }),
      result: z.object({ at: place, folder }),
    }),
    file: defineJob({ payload: z.object({ folder, folders: z.array(folder).default([]) }) }),
  },
});

const count = defineJob({
  name: "count-parcels",
  payload: z.object({ byPlace: z.record(z.string(), z.object({ size: z.string().transform(Number) })), place }),
});

export default defineManifest({ name: "parts", jobs: [count], routers: [parcels] });
