import QRCode from 'qrcode';
import { n } from './scene.js';

/**
 * The QR code of a link as one path, `size` wide with its quiet zone of four modules: dark runs of one row and equal runs
 * of the rows below it are one rectangle.
 */
export function qrPath(link: string, x: number, y: number, size: number): string {
  const { modules } = QRCode.create(link, { errorCorrectionLevel: 'M' });
  const unit = size / (modules.size + 8);
  const open = new Map<string, { from: number; to: number; top: number; bottom: number }>();
  const done: { from: number; to: number; top: number; bottom: number }[] = [];
  for (let row = 0; row <= modules.size; row += 1) {
    const runs = row < modules.size ? darkRuns(modules.data, modules.size, row) : [];
    const keys = new Set(runs.map(({ from, to }) => `${from} ${to}`));
    for (const [key, rectangle] of open) {
      if (keys.has(key)) continue;
      done.push(rectangle);
      open.delete(key);
    }
    for (const { from, to } of runs) {
      const rectangle = open.get(`${from} ${to}`);
      if (rectangle) rectangle.bottom = row + 1;
      else open.set(`${from} ${to}`, { from, to, top: row, bottom: row + 1 });
    }
  }
  const at = (start: number, module: number) => n(start + (module + 4) * unit);
  return done
    .map(
      (one) =>
        `M${at(x, one.from)} ${at(y, one.top)}H${at(x, one.to)}V${at(y, one.bottom)}H${at(x, one.from)}z`,
    )
    .join('');
}

function darkRuns(data: Uint8Array, size: number, row: number): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (let column = 0; column < size; column += 1) {
    if (!data[row * size + column]) continue;
    const last = runs.at(-1);
    if (last && last.to === column) last.to += 1;
    else runs.push({ from: column, to: column + 1 });
  }
  return runs;
}
