// Says once that traces do not arrive, and once that they do again. Every batch would fill the log with the same line.
import type { TelemetryUnavailable } from '../../ports/fault.js';
import type { Log } from '../../ports/log.js';

export function telemetryHealth(log: Log): (failed: TelemetryUnavailable | undefined) => void {
  let works = true;
  return (failed) => {
    const before = works;
    works = failed === undefined;
    if (works === before) return;
    // Sent in the background: no part of whatever happened to start the timer.
    log.within({}, () => {
      if (failed === undefined) log.info('telemetry.works');
      else log.error('telemetry.failed', failed);
    });
  };
}
