// A QR code drawn here, in the browser: what it says goes nowhere else.
import qrcode from 'qrcode-generator';
import { element } from './element.js';

const SVG = 'http://www.w3.org/2000/svg';
/** White all around, without which scanners don't see it (ISO/IEC 18004 §6.3.8). */
const QUIET = 4;

export function qrPicture(text: string, label: string): HTMLElement {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const count = code.getModuleCount();
  const size = count + 2 * QUIET;
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('viewBox', `0 0 ${size} ${size}`);
  picture.setAttribute('shape-rendering', 'crispEdges');
  picture.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute(
    'd',
    darkSquares(count, (row, column) => code.isDark(row, column)),
  );
  picture.append(path);
  return element('div', { class: 'qr', role: 'img', 'aria-label': label }, picture);
}

function darkSquares(count: number, isDark: (row: number, column: number) => boolean): string {
  const squares: string[] = [];
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      if (isDark(row, column)) squares.push(`M${column + QUIET} ${row + QUIET}h1v1h-1z`);
    }
  }
  return squares.join('');
}
