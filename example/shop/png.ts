import { crc32, deflateSync, inflateSync } from "node:zlib";
import type { Image } from "./image.ts";

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG file of the image, eight bits a colour. */
export function encodePng({ width, height, pixels }: Image): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const stride = width * 3;
  const lines = Buffer.alloc((stride + 1) * height);
  for (let y = 0; y < height; y++) {
    lines[y * (stride + 1)] = 2;
    for (let at = 0; at < stride; at++) {
      const above = y === 0 ? 0 : (pixels[(y - 1) * stride + at] ?? 0);
      lines[y * (stride + 1) + 1 + at] = (pixels[y * stride + at] ?? 0) - above;
    }
  }
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(lines)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Reads a PNG of eight bits a colour, without palette or alpha. @throws Error for any other file */
export function decodePng(file: Uint8Array): Image {
  const bytes = Buffer.from(file);
  if (!bytes.subarray(0, 8).equals(signature)) throw new Error("This is no PNG file.");
  const chunks = readChunks(bytes);
  const header = Buffer.concat(chunks.filter(({ type }) => type === "IHDR").map(({ data }) => data));
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  if (!header.subarray(8).equals(Buffer.from([8, 2, 0, 0, 0]))) {
    throw new Error(
      "Only PNG files of eight bits a colour, without palette, alpha and interlacing are read.",
    );
  }
  const packed = chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data);
  return { width, height, pixels: unfilter(inflateSync(Buffer.concat(packed)), width * 3, height) };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

function readChunks(bytes: Buffer): readonly { readonly type: string; readonly data: Buffer }[] {
  const chunks = [];
  for (let at = signature.length; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    chunks.push({ type, data: bytes.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

/** Undoes the filter that each line names in its first byte: each byte was stored as a difference. */
function unfilter(lines: Buffer, stride: number, height: number): Uint8Array {
  const pixels = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = lines[y * (stride + 1)] ?? 0;
    for (let at = 0; at < stride; at++) {
      const left = at < 3 ? 0 : (pixels[y * stride + at - 3] ?? 0);
      const above = y === 0 ? 0 : (pixels[(y - 1) * stride + at] ?? 0);
      const aboveLeft = y === 0 || at < 3 ? 0 : (pixels[(y - 1) * stride + at - 3] ?? 0);
      const stored = lines[y * (stride + 1) + 1 + at] ?? 0;
      pixels[y * stride + at] = stored + predict(filter, left, above, aboveLeft);
    }
  }
  return pixels;
}

function predict(filter: number, left: number, above: number, aboveLeft: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return Math.floor((left + above) / 2);
  return filter === 4 ? paeth(left, above, aboveLeft) : 0;
}

function paeth(left: number, above: number, aboveLeft: number): number {
  const estimate = left + above - aboveLeft;
  const toLeft = Math.abs(estimate - left);
  const toAbove = Math.abs(estimate - above);
  const toAboveLeft = Math.abs(estimate - aboveLeft);
  if (toLeft <= toAbove && toLeft <= toAboveLeft) return left;
  return toAbove <= toAboveLeft ? above : aboveLeft;
}
