import * as z from "zod/v3";
import type { Json } from "../../../../schema/json.ts";
import type { Random } from "../random.ts";
import type { Sample } from "../sample.ts";

/** Texts, numbers and literals of zod 3, with every format that JSON Schema can say. */
export const zod3Leaves: readonly Sample<z.ZodTypeAny>[] = [
  sample(z.string(), "z.string()", ["", "a", "é"]),
  sample(z.string().length(2), "z.string().length(2)", ["ab", "a"]),
  sample(z.string().startsWith("a.").endsWith("$"), 'z.string().startsWith("a.").endsWith("$")', [
    "a.$",
    "ab$",
  ]),
  sample(z.string().includes("(", { position: 2 }), 'z.string().includes("(", { position: 2 })', [
    "ab(",
    "\n\n(",
  ]),
  sample(z.string().regex(/^[a-z]+$/), "z.string().regex(/^[a-z]+$/)", ["abc", "a1"]),
  sample(z.string().regex(/^a/).regex(/b$/), "z.string().regex(/^a/).regex(/b$/)", ["ab", "a"]),
  sample(z.string().email(), "z.string().email()", ["ada@example.com", "a@b-.com", "A.b+c@x.IO", ".a@b.co"]),
  sample(z.string().uuid(), "z.string().uuid()", ["0189f7c4-9d1e-7e3a-8f0b-1c2d3e4f5a6b"]),
  sample(z.string().datetime(), "z.string().datetime()", [
    "2020-01-01T00:00:00Z",
    "2020-01-01T00:00:00.5Z",
    "2020-01-01T00:00Z",
    "2020-01-01T00:00:00+01:00",
  ]),
  sample(z.string().datetime({ offset: true }), "z.string().datetime({ offset: true })", [
    "2020-01-01T00:00:00+01:00",
    "2020-01-01T00:00:00+0100",
    "2020-01-01T00:00:00+99:99",
  ]),
  sample(z.string().datetime({ local: true }), "z.string().datetime({ local: true })", [
    "2020-01-01T00:00:00",
  ]),
  sample(z.string().datetime({ precision: 3 }), "z.string().datetime({ precision: 3 })", [
    "2020-01-01T00:00:00.123Z",
  ]),
  sample(z.string().date(), "z.string().date()", ["2024-02-29", "2025-02-29"]),
  sample(z.string().time(), "z.string().time()", ["12:00:00", "12:00:00.5", "12:00", "12:00:00Z"]),
  sample(z.string().time({ precision: 2 }), "z.string().time({ precision: 2 })", ["12:00:00.12", "12:00:00"]),
  sample(z.string().duration(), "z.string().duration()", ["P1Y", "PT1.5S", "-P1D", "P1W2D"]),
  sample(z.string().ip(), "z.string().ip()", ["127.0.0.1", "::1", "::ffff:1.2.3.4", "1.2.3.04"]),
  sample(z.string().ip({ version: "v4" }), 'z.string().ip({ version: "v4" })', ["127.0.0.1", "::1"]),
  sample(z.string().ip({ version: "v6" }), 'z.string().ip({ version: "v6" })', [
    "::1",
    "fe80::1%eth0",
    "1::",
  ]),
  sample(z.string().cidr(), "z.string().cidr()", ["10.0.0.0/8", "::/0", "::1/129"]),
  sample(z.string().base64(), "z.string().base64()", ["", "aGk=", "QQ=="]),
  sample(z.string().base64url(), "z.string().base64url()", ["", "aGk", "_-_-", "QQ=="]),
  sample(z.string().nanoid(), "z.string().nanoid()", ["V1StGXR8_Z5jdHi6B-myT"]),
  sample(z.string().cuid(), "z.string().cuid()", ["cjld2cjxh0000qzrmn831i7rn", "Cjld2cjxh0000qzrmn831i7rn"]),
  sample(z.string().cuid2(), "z.string().cuid2()", ["tz4a98xxat96iws9zmbrgj3a"]),
  sample(z.string().ulid(), "z.string().ulid()", [
    "01ARZ3NDEKTSV4RRFFQ69G5FAV",
    "01arz3ndektsv4rrffq69g5fav",
  ]),
  sample(z.string().emoji(), "z.string().emoji()", ["☺", "1", "a"]),
  sample(z.number().int(), "z.number().int()", [0, 1.5, 2 ** 53, 1e308]),
  sample(z.number().positive().finite(), "z.number().positive().finite()", [0, 1, 0.5]),
  sample(z.number().safe(), "z.number().safe()", [2 ** 53 - 1, 2 ** 53]),
  sample(
    z.number().int().min(-99).max(99).multipleOf(3),
    "z.number().int().min(-99).max(99).multipleOf(3)",
    [3, 4, -9],
  ),
  sample(z.boolean(), "z.boolean()", [true, false]),
  sample(z.null(), "z.null()", [null]),
  sample(z.literal("a"), 'z.literal("a")', ["a"]),
  sample(z.literal(1), "z.literal(1)", [1]),
  sample(z.literal(null), "z.literal(null)", [null]),
  sample(z.enum(["a", "b"]), 'z.enum(["a", "b"])', ["a", "b"]),
  sample(z.nativeEnum({ A: "a", One: 1 } as const), 'z.nativeEnum({ A: "a", One: 1 })', ["a", 1]),
];

function sample(schema: z.ZodTypeAny, code: string, values: readonly Json[]): Sample<z.ZodTypeAny> {
  return { schema, code, valid: (random: Random) => random.pick(values) };
}
