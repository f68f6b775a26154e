import type { Handlers } from "../../../generated/handlers.ts";
import { resize } from "../../shop/image.ts";
import { decodePng, encodePng } from "../../shop/png.ts";

export const handler: Handlers["catalog.resizeImage"] = async ({ payload, context, signal }) => {
  const original = decodePng(await context.catalogue.photo(payload.photo));
  signal.throwIfAborted();
  const { width, height, pixels } = resize(original, payload.width);
  const bytes = encodePng({ width, height, pixels });
  const name = payload.photo.replace(/\.png$/, `-${width}.png`);
  const file = await context.files.write(`images/${name}`, bytes);
  return { file, width, height, bytes: bytes.length };
};
