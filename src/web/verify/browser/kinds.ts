/** Most bytes of a file that is looked at: no credential is as large; photographs of some telephones nearly are. */
export const LARGEST = 25_000_000;

const PNG = [0x89, 0x50, 0x4e, 0x47];
/** How files of pictures begin that a browser can show and that carry no credential: JPEG, GIF, BMP, RIFF (WebP). */
const PICTURES = [
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x42, 0x4d],
  [0x52, 0x49, 0x46, 0x46],
];

const begins = (bytes: Uint8Array, start: readonly number[]) =>
  start.every((byte, index) => bytes[index] === byte);

export function isPng(bytes: Uint8Array): boolean {
  return begins(bytes, PNG);
}

/** Whether it is a picture, by its first bytes, other than PNG and SVG, which may be badges. */
export function isPicture(bytes: Uint8Array): boolean {
  const brand = new TextDecoder('latin1').decode(bytes.subarray(4, 12));
  return PICTURES.some((start) => begins(bytes, start)) || /^ftyp(?:avif|heic|heix|mif1)/.test(brand);
}
