// @ts-check
// The table of the growth as a picture: how many times as dear each thing is beside the large store as beside the small one, each round a dot,
// the median a line. In light and dark, as whoever looks has it.

const WIDTH = 860;
/** Beside the longest of the names. */
const SPARE = 40;
const LEFT = 330;
const RIGHT = 60;
const ROW = 24;
const TOP = 56;
const BOTTOM = 44;
/** From a quarter to a thousand times, in powers of two. */
const [LEAST, MOST] = [-2, 10];
/** What the issue of growing allows. */
const ALLOWED = 1.1;

const STYLE = `
text { font: 13px system-ui, sans-serif; fill: #1f2328; }
.small { font-size: 11px; fill: #59636e; }
.grid { stroke: #d1d9e0; }
.allowed { stroke: #1a7f37; stroke-dasharray: 4 3; }
.dot { fill: #0969da; opacity: 0.35; }
.median { stroke: #0969da; stroke-width: 3; }
.ground { fill: #ffffff; }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f6fc; }
  .small { fill: #9198a1; }
  .grid { stroke: #3d444d; }
  .allowed { stroke: #3fb950; }
  .dot { fill: #4493f8; }
  .median { stroke: #4493f8; }
  .ground { fill: #0d1117; }
}`;

/** @typedef {{ readonly name: string, readonly ratios: readonly number[] }} Line */

/** @param {readonly Line[]} lines @param {string} title */
export function pictureOf(lines, title) {
  const height = TOP + lines.length * ROW + BOTTOM;
  const end = height - BOTTOM;
  const powers = Array.from({ length: MOST - LEAST + 1 }, (_none, at) => LEAST + at);
  const grid = powers.map((power) => {
    const x = xOf(2 ** power);
    const said = power < 0 ? `1/${2 ** -power}` : String(2 ** power);
    return `<line class="grid" x1="${x}" x2="${x}" y1="${TOP - 8}" y2="${end}"/><text class="small" x="${x}" y="${end + 16}" text-anchor="middle">${said}</text>`;
  });
  const allowed = xOf(ALLOWED);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-SPARE} 0 ${WIDTH + SPARE} ${height}" role="img" aria-label="${escaped(title)}">`,
    `<style>${STYLE}</style><rect class="ground" x="${-SPARE}" width="${WIDTH + SPARE}" height="${height}"/>`,
    `<text x="16" y="26">${escaped(title)}</text>`,
    ...grid,
    `<line class="allowed" x1="${allowed}" x2="${allowed}" y1="${TOP - 8}" y2="${end}"/>`,
    ...lines.map((line, at) => rowOf(line, TOP + at * ROW + ROW / 2)),
    `<text class="small" x="16" y="${end + 34}">processor’s time beside the large store, in times of that beside the small one; dashed: ${ALLOWED}</text>`,
    '</svg>\n',
  ].join('\n');
}

/** @param {Line} line @param {number} y */
function rowOf({ name, ratios }, y) {
  const sorted = [...ratios].sort((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 1;
  const dots = sorted.map((ratio) => `<circle class="dot" cx="${xOf(ratio)}" cy="${y}" r="3.5"/>`);
  const x = xOf(median);
  return [
    `<text x="${LEFT - 14}" y="${y + 4}" text-anchor="end">${escaped(name.replaceAll(/[`*]/g, ''))}</text>`,
    ...dots,
    `<line class="median" x1="${x}" x2="${x}" y1="${y - 8}" y2="${y + 8}"/>`,
    `<text class="small" x="${WIDTH - 8}" y="${y + 4}" text-anchor="end">${median.toFixed(2)}</text>`,
  ].join('');
}

/** @param {number} ratio */
function xOf(ratio) {
  const power = Math.min(MOST, Math.max(LEAST, Math.log2(ratio)));
  const share = (power - LEAST) / (MOST - LEAST);
  return Number((LEFT + share * (WIDTH - LEFT - RIGHT)).toFixed(1));
}

/** @param {string} text */
const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
