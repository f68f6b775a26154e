import * as z from "zod";

/** The payload of every job that is measured: of eight fields on two levels, as a shop's order has. */
export const orderSchema = z.object({
  orderId: z.uuid(),
  number: z.int().min(0),
  email: z.email(),
  currency: z.enum(["EUR", "USD"]),
  items: z.array(z.object({ sku: z.string().min(1), quantity: z.int().min(1), price: z.number() })),
  address: z.object({ street: z.string(), city: z.string(), zip: z.string().max(10) }),
  express: z.boolean().default(false),
  note: z.string().max(500).optional(),
});

export type Order = z.input<typeof orderSchema>;
