// @ts-check
// Loaded into each program beside its own: says what the process costs, whenever it is asked.
process.on('message', (asked) => {
  if (asked !== 'cost') return;
  const { user, system } = process.cpuUsage();
  process.send?.({ rss: process.memoryUsage.rss(), cpuMs: (user + system) / 1000 });
});
// Asking alone keeps no process alive.
process.channel?.unref();
