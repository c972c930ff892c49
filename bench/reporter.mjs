// @ts-check
// Loaded into each program beside its own: says what the process costs, and where its time goes, whenever it is asked.
import { Session } from 'node:inspector/promises';

const session = new Session();

/** @type {Record<string, () => unknown>} */
const ANSWERS = {
  cost: () => {
    const { user, system } = process.cpuUsage();
    return { rss: process.memoryUsage.rss(), cpuMs: (user + system) / 1000 };
  },
  memory: () => process.memoryUsage(),
  'profile-begin': async () => {
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.start');
    return 'begun';
  },
  'profile-end': async () => {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    return profile;
  },
};

process.on('message', async (asked) => {
  const answer = typeof asked === 'string' ? ANSWERS[asked] : undefined;
  if (answer !== undefined) process.send?.(await answer());
});
// Asking alone keeps no process alive.
process.channel?.unref();
