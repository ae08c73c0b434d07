import { prepareZXingModule, readBarcodes, ZXING_WASM_SHA256 } from 'zxing-wasm/reader';

/** Larger pictures are made smaller first: a code that can be read has no need of more. */
const LONGEST_SIDE = 2400;

/** The reader's program stands beside this file. */
prepareZXingModule({
  overrides: {
    locateFile: () => new URL(`zxing-${ZXING_WASM_SHA256.slice(0, 8)}.wasm`, import.meta.url).href,
  },
});

/** The texts of the QR codes in a picture. Throws a DOMException for what is no picture. */
export async function codesIn(picture: Uint8Array | ImageData): Promise<readonly string[]> {
  const pixels = picture instanceof Uint8Array ? await pixelsOf(picture) : picture;
  const options = { formats: ['QRCode' as const], tryHarder: true, maxNumberOfSymbols: 8 };
  const found = await readBarcodes(pixels, options);
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}

async function pixelsOf(bytes: Uint8Array): Promise<ImageData> {
  const whole = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
  const scale = Math.min(1, LONGEST_SIDE / Math.max(whole.width, whole.height));
  const [width, height] = [Math.round(whole.width * scale), Math.round(whole.height * scale)];
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new TypeError('no canvas');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(whole, 0, 0, width, height);
  whole.close();
  return context.getImageData(0, 0, width, height);
}
