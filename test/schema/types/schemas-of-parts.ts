import * as z from "zod";

/** Schemas with parts that have an id, which become types of their own. */

const Money = z.object({ cents: z.int(), currency: z.string().default("EUR") }).meta({ id: "Money" });
const Place = z.object({ street: z.string(), city: z.string().optional() }).meta({ id: "place" });
const Customer = z.object({ name: z.string(), home: Place, credit: Money }).meta({ id: "shop/customer" });
const Size = z.enum(["small", "large"]).meta({ id: "Size" });
const Names = z.array(z.string()).meta({ id: "Names" });
const Folder = z
  .object({
    name: z.string().default("new"),
    get folders() {
      return z.array(Folder);
    },
  })
  .meta({ id: "Folder" });
const Station = z
  .object({
    track: z.object({
      length: z.number().default(1),
      get next() {
        return z.array(Station.shape.track);
      },
    }),
  })
  .meta({ id: "Station" });
const Moment = z
  .codec(z.iso.datetime(), z.date(), { decode: (text) => new Date(text), encode: (at) => at.toISOString() })
  .meta({ id: "Moment" });
const Counted = z.object({ count: z.string().transform(Number), at: Moment }).meta({ id: "Counted" });
const Holder = z.object({ counted: Counted, size: Size }).meta({ id: "Holder" });

export const plain = z.object({ at: Place, sizes: z.array(Size) });
export const optionalParts = z.object({
  maybe: Place.optional(),
  none: Place.nullable(),
  exact: Place.exactOptional(),
  fallback: Place.default({ street: "" }),
  frozen: Place.readonly(),
  names: Names.readonly().optional(),
});
export const differing = z.object({ price: Money, prices: z.array(Money), customer: Customer });
export const notes = z.object({ home: Place.describe("Where."), checked: Place.refine(Boolean) });
export const composedParts = z.object({
  either: z.union([Place, Money]),
  both: z.intersection(Place, Customer),
  bySize: z.record(Size, Money),
  partial: z.partialRecord(Size, z.number()),
  pair: z.tuple([Size, Money]),
});
export const recursiveParts = z.object({ root: Folder, more: z.array(Folder).optional() });
export const recursionWithin = z.object({ station: Station });
export const rootWithId = z.object({ inner: Money }).meta({ id: "Root" });
export const recursiveRoot = Folder;
export const moments = z.object({
  at: Moment,
  since: Moment.optional(),
  days: z.array(Moment),
  frozen: Moment.nullable().readonly(),
  end: Moment.readonly(),
});
export const codeWithin = z.object({
  name: z.string(),
  holder: Holder,
  list: z.array(Counted),
  price: Money,
});
