// @ts-check
// `npm start`. Only asks whether this Node will do: everything newer is loaded after that answer.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`OTP Bridge needs Node 20.19 or later; this is ${process.versions.node}.`);
  process.exit(1);
}
const { runLocalTrial } = await import('./local-trial.mjs');
await runLocalTrial(process.argv.slice(2));
