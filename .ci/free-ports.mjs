// Ports that nobody has, for what is started here: `node .ci/free-ports.mjs 3`. From below those that systems hand out by themselves,
// and from another place in each run: two at once on one machine do not meet.
import process from 'node:process';
import { findTakenPorts } from '../scripts/ports.mjs';

const FIRST = 20_000;
const MANY = 12_000;

const found = [];
for (let next = process.pid * 61; found.length < Number(process.argv[2]); next += 1) {
  const port = FIRST + (next % MANY);
  if ((await findTakenPorts([port])).length === 0) found.push(port);
}
console.log(found.join(' '));
