import * as z from "zod";
import type { Random } from "../random.ts";
import type { Sample } from "../sample.ts";

/** A format of texts with some that it takes; near misses are made by mutation. */
interface Format {
  readonly code: string;
  readonly schema: () => z.ZodType;
  readonly texts: readonly string[];
}

/** Every format of zod 4 that JSON Schema can say. */
const formats: readonly Format[] = [
  {
    code: "z.email()",
    schema: () => z.email(),
    texts: ["ada@example.com", "a.b+c@x-y.io", "o'neil@a.co", "a@b-.com"],
  },
  {
    code: "z.email({ pattern: z.regexes.html5Email })",
    schema: () => z.email({ pattern: z.regexes.html5Email }),
    texts: ["ada@example.com", "a@b", "a.@c"],
  },
  {
    code: "z.uuid()",
    schema: () => z.uuid(),
    texts: ["0189f7c4-9d1e-7e3a-8f0b-1c2d3e4f5a6b", "00000000-0000-0000-0000-000000000000"],
  },
  { code: "z.uuidv4()", schema: () => z.uuidv4(), texts: ["9b2b5b0e-3f1c-4c8e-9c1d-2f6a7b8c9d0e"] },
  { code: "z.uuidv7()", schema: () => z.uuidv7(), texts: ["0189F7C4-9D1E-7E3A-8F0B-1C2D3E4F5A6B"] },
  {
    code: "z.guid()",
    schema: () => z.guid(),
    texts: ["0189f7c4-9d1e-0e3a-0f0b-1c2d3e4f5a6b", "ffffffff-ffff-ffff-ffff-ffffffffffff"],
  },
  { code: "z.ipv4()", schema: () => z.ipv4(), texts: ["127.0.0.1", "255.255.255.255", "1.2.3.04"] },
  {
    code: "z.ipv6()",
    schema: () => z.ipv6(),
    texts: [
      "::",
      "::1",
      "2001:db8::8a2e:370:7334",
      "1:2:3:4:5:6:7:8",
      "1:2:3:4:5:6:7::",
      "::ffff:192.0.2.1",
      "64:ff9b::1.2.3.4",
      "1:2:3:4:5:6:1.2.3.4",
      "fe80::1%eth0",
    ],
  },
  { code: "z.cidrv4()", schema: () => z.cidrv4(), texts: ["10.0.0.0/8", "1.2.3.4/32", "1.2.3.4/33"] },
  {
    code: "z.cidrv6()",
    schema: () => z.cidrv6(),
    texts: ["2001:db8::/32", "::/0", "::ffff:1.2.3.4/128", "1::/129"],
  },
  { code: "z.mac()", schema: () => z.mac(), texts: ["00:1A:2B:3C:4D:5E", "00:1a:2b:3c:4d:5e"] },
  { code: "z.base64()", schema: () => z.base64(), texts: ["", "aGVsbG8=", "aGk=", "AAAA", "QQ=="] },
  { code: "z.base64url()", schema: () => z.base64url(), texts: ["", "aGVsbG8", "_-_-", "QQ", "QQ=="] },
  { code: "z.hex()", schema: () => z.hex(), texts: ["", "0aF"] },
  { code: 'z.hash("md5")', schema: () => z.hash("md5"), texts: ["d41d8cd98f00b204e9800998ecf8427e"] },
  { code: "z.e164()", schema: () => z.e164(), texts: ["+4915112345678", "+1234567"] },
  { code: "z.ulid()", schema: () => z.ulid(), texts: ["01ARZ3NDEKTSV4RRFFQ69G5FAV"] },
  { code: "z.nanoid()", schema: () => z.nanoid(), texts: ["V1StGXR8_Z5jdHi6B-myT"] },
  { code: "z.cuid()", schema: () => z.cuid(), texts: ["cjld2cjxh0000qzrmn831i7rn"] },
  { code: "z.cuid2()", schema: () => z.cuid2(), texts: ["tz4a98xxat96iws9zmbrgj3a"] },
  { code: "z.xid()", schema: () => z.xid(), texts: ["9m4e2mr0ui3e8a215n4g"] },
  { code: "z.ksuid()", schema: () => z.ksuid(), texts: ["0ujsswThIGTUYm2K8FjOOfXtY1K"] },
  { code: "z.hostname()", schema: () => z.hostname(), texts: ["example.com", "localhost", "a-b.c."] },
  {
    code: "z.iso.date()",
    schema: () => z.iso.date(),
    texts: ["2024-02-29", "2025-02-28", "2025-02-30", "0000-02-29"],
  },
  {
    code: "z.iso.datetime()",
    schema: () => z.iso.datetime(),
    texts: [
      "2020-01-01T00:00:00Z",
      "2020-12-31T23:59:59.123456Z",
      "2016-12-31T23:59:60Z",
      "2020-01-01T00:00Z",
    ],
  },
  {
    code: "z.iso.datetime({ offset: true })",
    schema: () => z.iso.datetime({ offset: true }),
    texts: [
      "2020-01-01T00:00:00+02:00",
      "2020-01-01T00:00:00-00:00",
      "2020-01-01T00:00:00Z",
      "2020-01-01T00:00:00+24:00",
    ],
  },
  {
    code: "z.iso.datetime({ local: true })",
    schema: () => z.iso.datetime({ local: true }),
    texts: ["2020-01-01T00:00:00", "2020-01-01T00:00", "2020-01-01T00:00:00Z"],
  },
  {
    code: "z.iso.datetime({ precision: 3 })",
    schema: () => z.iso.datetime({ precision: 3 }),
    texts: ["2020-01-01T00:00:00.123Z", "2020-01-01T00:00:00Z"],
  },
  {
    code: "z.iso.datetime({ precision: -1 })",
    schema: () => z.iso.datetime({ precision: -1 }),
    texts: ["2020-01-01T00:00Z", "2020-01-01T00:00:00Z"],
  },
  {
    code: "z.iso.time()",
    schema: () => z.iso.time(),
    texts: ["00:00:00", "23:59:59.5", "23:59", "12:00:00Z"],
  },
  {
    code: "z.iso.duration()",
    schema: () => z.iso.duration(),
    texts: ["P1Y2M3DT4H5M6S", "P3W", "PT1.5S", "P1Y2D", "PT36H", "P"],
  },
  {
    code: 'z.stringFormat("order", /^o-[0-9]+$/)',
    schema: () => z.stringFormat("order", /^o-[0-9]+$/),
    texts: ["o-1", "o-"],
  },
  {
    code: 'z.stringFormat("date", /^[0-9]+$/)',
    schema: () => z.stringFormat("date", /^[0-9]+$/),
    texts: ["1", "20200101", "2020-01-01"],
  },
  { code: "z.lowercase", schema: () => z.string().lowercase(), texts: ["", "abc", "aBc"] },
  { code: "z.uppercase", schema: () => z.string().uppercase(), texts: ["", "ABC", "AbC"] },
];

/** Texts of all formats, to try every schema with. */
export const formatTexts: readonly string[] = formats.flatMap(({ texts }) => texts);

export const formatSamples: readonly Sample[] = formats.map(({ code, schema, texts }) => ({
  code,
  schema: schema(),
  valid: (random: Random) => random.pick(texts),
}));
