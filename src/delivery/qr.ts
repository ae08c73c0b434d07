import QRCode from 'qrcode';

/** Error correction M survives a crease or a coffee ring and keeps a share link at version 5: it prints small. */
const OPTIONS = { errorCorrectionLevel: 'M', margin: 4 } as const;

/** The QR code of a link as SVG: black on white whatever the page's colours, or scanners fail. */
export function qrSvg(url: string): Promise<string> {
  return QRCode.toString(url, { ...OPTIONS, type: 'svg' });
}

/** The QR code of a link as PNG, 8 pixels a module. */
export function qrPng(url: string): Promise<Buffer> {
  return QRCode.toBuffer(url, { ...OPTIONS, type: 'png', scale: 8 });
}

/** The QR code of a link in half blocks, for a terminal. */
export function qrTerminal(url: string): Promise<string> {
  return QRCode.toString(url, { ...OPTIONS, type: 'utf8' });
}
