import * as z from "zod";

// What has an id is a type of its own, which the types of all jobs share.

export const sku = z
  .string()
  .regex(/^[A-Z]{3}-[0-9]{4}$/)
  .meta({ id: "Sku", description: "`TEA-0001`: three letters for the department, four digits." });

/** Prices are whole cents, so that no sum is ever rounded. */
export const cents = z.int().min(0).meta({ id: "Cents", description: "Whole cents." });

export const address = z
  .object({
    name: z.string().min(1),
    street: z.string().min(1),
    city: z.string().min(1),
    postalCode: z.string().min(1),
    country: z.string().length(2).meta({ description: "ISO 3166-1 alpha-2." }),
  })
  .meta({ id: "Address", description: "Where a parcel goes." });

export const orderItem = z.object({
  sku,
  title: z.string(),
  quantity: z.int().min(1),
  unitPrice: cents,
});

export const payment = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("card"), brand: z.string(), lastFour: z.string().length(4) }),
  z.object({ kind: z.literal("transfer"), iban: z.string(), reference: z.string() }),
  z.object({ kind: z.literal("invoice"), dueInDays: z.int().min(1).max(90) }),
]);

export const order = z.object({
  id: z.string().min(1),
  items: z.array(orderItem).min(1),
  shipping: cents.default(490),
  shipTo: address,
  payment,
});
