import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { openCatalogue } from "../../example/shop/catalogue.ts";
import { formatCsv } from "../../example/shop/csv.ts";
import { openFiles } from "../../example/shop/files.ts";
import { type Image, resize } from "../../example/shop/image.ts";
import { outboxMailer } from "../../example/shop/mailer.ts";
import { decodePng, encodePng } from "../../example/shop/png.ts";
import { buildSearchIndex } from "../../example/shop/search-index.ts";

describe("pictures", () => {
  const gradient: Image = {
    width: 5,
    height: 3,
    pixels: Uint8Array.from({ length: 45 }, (_, index) => (index * 37) % 256),
  };

  test("a picture survives the PNG file it was written to", () => {
    expect(decodePng(encodePng(gradient))).toEqual(gradient);
  });

  test("a file that is no PNG is refused", () => {
    expect(() => decodePng(Buffer.from("GIF89a"))).toThrow("no PNG");
  });

  test("a smaller copy keeps the proportions and the mean of the colours", () => {
    const halves = Uint8Array.from({ length: 4 * 2 * 3 }, (_, index) => (index % 2 === 0 ? 100 : 200));
    const small = resize({ width: 4, height: 2, pixels: halves }, 2);
    expect(small).toEqual({ width: 2, height: 1, pixels: new Uint8Array(6).fill(150) });
  });

  test("the shop's photos can be read", async () => {
    const { width, height } = decodePng(await openCatalogue().photo("teapot.png"));
    expect([width, height]).toEqual([320, 240]);
  });
});

describe("files", () => {
  let folder: string;
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test("a mail in the outbox has ASCII headers, CRLF line ends and its text in base64", async () => {
    folder = await mkdtemp(join(tmpdir(), "jobwright-test-"));
    const mail = { to: "ada@example.com", subject: "Grüße", html: "<p>für Ada</p>" };
    await outboxMailer(openFiles(folder)).send(mail, new AbortController().signal);
    const [name = ""] = await readdir(join(folder, "outbox"));
    const [headers = "", body = ""] = (await readFile(join(folder, "outbox", name), "utf8")).split(
      "\r\n\r\n",
    );
    expect(headers).toContain(`Subject: =?utf-8?B?${Buffer.from(mail.subject).toString("base64")}?=\r\n`);
    expect(headers).toMatch(/^[\x20-\x7e\r\n]+$/);
    expect(Buffer.from(body, "base64").toString()).toBe(mail.html);
  });

  test("an aborted attempt sends nothing", async () => {
    folder = await mkdtemp(join(tmpdir(), "jobwright-test-"));
    const mail = { to: "ada@example.com", subject: "", html: "" };
    await expect(outboxMailer(openFiles(folder)).send(mail, AbortSignal.abort())).rejects.toThrow("aborted");
    expect(await readdir(folder)).toEqual([]);
  });
});

test("cells with a comma, a quote or a line break are quoted", () => {
  expect(
    formatCsv([
      ["a", 1, 'say "hi"'],
      ["b,c", 2, "two\nlines"],
    ]),
  ).toBe('a,1,"say ""hi"""\r\n"b,c",2,"two\nlines"\r\n');
});

test("the full search index has the descriptions too", async () => {
  const products = await openCatalogue().products();
  expect(buildSearchIndex(products, false).teapot).toEqual(["POT-0001", "POT-0002"]);
  expect(buildSearchIndex(products, false).smoke).toBeUndefined();
  expect(buildSearchIndex(products, true).smoke).toEqual(["TEA-0004"]);
});
