import { afterEach } from '@jest/globals';
import { noTrace } from '../../src/adapters/local/no-trace.js';
import { telemetry } from '../adapters/azure/telemetry.js';
import type { Telemetry } from '../adapters/azure/telemetry.js';
import { traceContract } from './trace.contract.js';

traceContract('none', async () => noTrace);

const open: Telemetry[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.stop();
});
traceContract('Application Insights on our strict fake', async () => {
  const one = await telemetry();
  open.push(one);
  return one.trace;
});
