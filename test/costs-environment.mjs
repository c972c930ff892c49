// The environment of a test file that also notes what the file costs: seconds, processor, and the peaks of memory of the worker that
// ran it. Only test/costs.mjs asks for it.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import process from 'node:process';
import Environment from './environment.mjs';

const OFTEN_MS = 20;

export default class CostsEnvironment extends Environment {
  /**
   * @param {ConstructorParameters<typeof Environment>[0]} config
   * @param {ConstructorParameters<typeof Environment>[1]} context
   */
  constructor(config, context) {
    super(config, context);
    this.file = relative(config.globalConfig.rootDir, context.testPath).replaceAll('\\', '/');
    this.began = performance.now();
    this.used = process.cpuUsage();
    this.heap = 0;
    forgetPeak();
    this.looking = setInterval(() => {
      this.look();
    }, OFTEN_MS);
    this.looking.unref();
  }

  look() {
    this.heap = Math.max(this.heap, process.memoryUsage().heapUsed);
  }

  /** @override */
  async teardown() {
    clearInterval(this.looking);
    this.look();
    const { user, system } = process.cpuUsage(this.used);
    const cost = {
      file: this.file,
      worker: process.pid,
      seconds: (performance.now() - this.began) / 1000,
      cpu: (user + system) / 1e6,
      heapMb: this.heap / 2 ** 20,
      rssMb: peakMb(),
    };
    await super.teardown();
    appendFileSync(process.env['OTP_BRIDGE_COSTS'] ?? '', `${JSON.stringify(cost)}\n`);
  }
}

// Linux can begin anew; elsewhere it is the worker's peak so far.
function forgetPeak() {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Nothing to forget.
  }
}

function peakMb() {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    if (kilobytes !== undefined) return Number(kilobytes) / 1024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS / 1024;
}
