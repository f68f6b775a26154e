/** Pixels in rows from the top; three bytes each: red, green, blue. */
export interface Image {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** A copy of the given width and the same proportions; each pixel is the mean of those that it covers. */
export function resize(image: Image, width: number): Image {
  const height = Math.max(1, Math.round((image.height * width) / image.width));
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const left = Math.floor((x * image.width) / width);
      const top = Math.floor((y * image.height) / height);
      const right = Math.max(left + 1, Math.floor(((x + 1) * image.width) / width));
      const bottom = Math.max(top + 1, Math.floor(((y + 1) * image.height) / height));
      pixels.set(meanColour(image, left, top, right, bottom), (y * width + x) * 3);
    }
  }
  return { width, height, pixels };
}

function meanColour(
  { width, pixels }: Image,
  left: number,
  top: number,
  right: number,
  bottom: number,
): readonly [number, number, number] {
  let red = 0;
  let green = 0;
  let blue = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = (y * width + x) * 3;
      red += pixels[at] ?? 0;
      green += pixels[at + 1] ?? 0;
      blue += pixels[at + 2] ?? 0;
    }
  }
  const count = (right - left) * (bottom - top);
  return [red / count, green / count, blue / count];
}
