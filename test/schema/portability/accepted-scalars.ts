import type { acceptedKinds } from "../../../schema/portability/accepted-kinds.ts";
import { type Examples, value } from "./example.ts";

/** Schemas of each kind of text and number that is accepted. */
export const acceptedScalars = {
  primitive: {
    zod4: [
      value((z) => z.string()),
      value((z) => z.number()),
      value((z) => z.boolean()),
      value((z) => z.null()),
    ],
    zod3: [
      value((z) => z.string()),
      value((z) => z.number()),
      value((z) => z.boolean()),
      value((z) => z.null()),
    ],
  },
  numberFormat: {
    zod4: [
      value((z) => z.int()),
      value((z) => z.int32()),
      value((z) => z.uint32()),
      value((z) => z.float32()),
      value((z) => z.float64()),
    ],
    zod3: [value((z) => z.number().int())],
  },
  numberRange: {
    zod4: [
      value((z) => z.number().check(z.gt(1), z.lt(9))),
      value((z) => z.int32().check(z.gte(1), z.lte(9), z.multipleOf(2))),
      value((z) => z.number().check(z.positive(), z.nonnegative())),
      value((z) => z.number().check(z.negative(), z.nonpositive())),
    ],
    zod3: [value((z) => z.number().int().gt(1).lte(9).multipleOf(2))],
  },
  length: {
    zod4: [
      value((z) => z.string().check(z.minLength(1), z.maxLength(9))),
      value((z) => z.string().check(z.length(5))),
    ],
    zod3: [value((z) => z.string().min(1).max(9)), value((z) => z.string().length(5))],
  },
  arrayLength: {
    zod4: [
      value((z) => z.array(z.string()).check(z.minLength(1), z.maxLength(9))),
      value((z) => z.array(z.string()).check(z.length(5))),
    ],
    zod3: [value((z) => z.array(z.string()).min(1).max(9)), value((z) => z.array(z.string()).nonempty())],
  },
  pattern: {
    zod4: [
      value((z) => z.string().check(z.regex(/^[a-z]+$/))),
      value((z) => z.string().check(z.regex(/^[a-z]+$/u))),
      value((z) => z.string().check(z.regex(/^\w\d\s-x$/is))),
      value((z) => z.string().check(z.regex(/^(?=.*[a-z])(?=.*\d)(?!0)(?<all>.{8,})$/u))),
      value((z) => z.string().check(z.startsWith("a"), z.endsWith("b"), z.includes("c"))),
      value((z) => z.string().check(z.lowercase())),
      value((z) => z.string().check(z.uppercase())),
    ],
    zod3: [
      value((z) => z.string().regex(/^[a-z]+$/)),
      value((z) => z.string().startsWith("a").endsWith("b").includes("c")),
    ],
  },
  format: {
    zod4: [
      value((z) => z.email()),
      value((z) => z.uuid()),
      value((z) => z.uuidv4()),
      value((z) => z.uuidv6()),
      value((z) => z.uuidv7()),
      value((z) => z.ipv4()),
      value((z) => z.iso.date()),
      value((z) => z.iso.datetime()),
      value((z) => z.iso.datetime({ offset: true, local: true })),
    ],
    zod3: [
      value((z) => z.string().email()),
      value((z) => z.string().uuid()),
      value((z) => z.string().datetime()),
      value((z) => z.string().date()),
      value((z) => z.string().ip({ version: "v4" })),
    ],
  },
  ipv6: { zod4: [value((z) => z.ipv6()), value((z) => z.cidrv6())] },
  patternFormat: {
    zod4: [
      value((z) => z.base64()),
      value((z) => z.base64url()),
      value((z) => z.cidrv4()),
      value((z) => z.cuid()),
      value((z) => z.cuid2()),
      value((z) => z.currencyCode()),
      value((z) => z.e164()),
      value((z) => z.guid()),
      value((z) => z.hostname()),
      value((z) => z.hash("sha256")),
      value((z) => z.hash("md5", { enc: "base64" })),
      value((z) => z.hex()),
      value((z) => z.iso.duration()),
      value((z) => z.iso.time()),
      value((z) => z.ksuid()),
      value((z) => z.mac()),
      value((z) => z.nanoid()),
      value((z) => z.stringFormat("sku", /^[A-Z]{3}$/)),
      value((z) => z.ulid()),
      value((z) => z.xid()),
    ],
    zod3: [
      value((z) => z.string().ulid()),
      value((z) => z.string().nanoid()),
      value((z) => z.string().cuid2()),
    ],
  },
  templateLiteral: {
    zod4: [
      value((z) => z.templateLiteral(["order-", z.number()])),
      value((z) => z.templateLiteral([z.enum(["a", "b"]), "@", z.uuid()])),
    ],
  },
} satisfies Partial<Record<keyof typeof acceptedKinds, Examples>>;
