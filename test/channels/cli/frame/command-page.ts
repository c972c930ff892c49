// docs/command-line.md: every command of `otp-bridge` with its help, who may, and one slip of each kind, as a user sees them.
import { CLI_LISTED } from '../../../../src/text/cli/commands.js';
import { EXIT_LINES, frame } from '../../../../src/text/cli/frame.js';
import { typed } from './typed-line.js';

/** One of each kind. */
export const SLIPS: readonly (readonly [what: string, words: readonly string[]])[] = [
  ['no command', []],
  ['half a command', ['policy']],
  ['a slip in a command', ['docter']],
  ['a slip in its second word', ['policy', 'chek', 'policy.json']],
  ['a slip in an option', ['policy', 'explain', '--onwer', 'alice']],
  ['an option without its value', ['policy', 'explain', '--owner']],
  ['something missing', ['policy', 'check']],
  ['two things missing', ['policy', 'explain']],
  ['too much', ['doctor', 'everything']],
  ['none of what may stand there', ['completion', 'tcsh']],
  ['a slip, for a script', ['docter', '--json']],
];

const block = (lines: readonly string[]): string => ['```', ...lines, '```'].join('\n');

export async function commandPage(): Promise<string> {
  const rows = CLI_LISTED.map(
    ({ words, does, who, audited }) =>
      `| [\`${words}\`](#otp-bridge-${words.replaceAll(' ', '-')}) | ${does} | ${frame.who(who)} | ${audited ? 'yes' : ''} |`,
  );
  const helps: string[] = [];
  for (const { words } of CLI_LISTED) {
    const { out } = await typed([...words.split(' '), '--help']);
    helps.push(`### otp-bridge ${words}\n\n${block([out.trimEnd()])}\n`);
  }
  const slips: string[] = [];
  for (const [what, words] of SLIPS) {
    const { err, exit } = await typed(words);
    const [line = ''] = err.trimEnd().split('\n').slice(-1);
    slips.push(`| ${what} | \`${['otp-bridge', ...words].join(' ')}\` | ${line} | ${exit} |`);
  }
  return [INTRODUCTION, ...rows, '', HOW, ...ends(), '', COMPLETION, '## Each of them\n', ...helps]
    .concat([SLIPS_HEAD, ...slips, ''])
    .join('\n');
}

function ends(): readonly string[] {
  return EXIT_LINES.map(([exit, means]) => `| ${exit} | ${means} |`);
}

const INTRODUCTION = `# The command line

What an administrator runs beside the bot. After \`npm ci\` and \`npm run build\` it is \`node dist/cli.js\`; below, \`otp-bridge\` stands for
that. In the app's console: \`cd /home/site/wwwroot && node dist/cli.js\`. (\`PRINT=1 npm test -- command-page\` prints this page from the
table in \`src/text/cli/commands.ts\`.)

| command | what it does | who may | in the audit |
|---|---|---|---|`;

const HOW = `Every command takes \`--json\`: then it prints one JSON document and no line, and what goes wrong is JSON on the standard error. Colours are
for a terminal alone, and there with neither \`--no-color\` nor \`NO_COLOR\`; each says what a word says, too. What takes longer than a second
draws a bar, on a terminal. Words that were typed are not repeated where they fit nothing: they may be a secret.

| ends with | means |
|---|---|`;

const COMPLETION = `## Completion

\`otp-bridge completion bash\`, \`zsh\`, \`fish\` or \`powershell\` prints what makes that shell complete these commands. It completes the word
\`otp-bridge\`: in the app's console say \`alias otp-bridge='node /home/site/wwwroot/dist/cli.js'\` first, in PowerShell
\`function otp-bridge { node dist/cli.js @args }\`.

| shell | once |
|---|---|
| bash | \`source <(otp-bridge completion bash)\` in \`~/.bashrc\` |
| zsh | \`source <(otp-bridge completion zsh)\` in \`~/.zshrc\`, behind \`compinit\` |
| fish | \`otp-bridge completion fish > ~/.config/fish/completions/otp-bridge.fish\` |
| PowerShell | \`otp-bridge completion powershell \\| Out-String \\| Invoke-Expression\` in \`$PROFILE\` |
`;

const SLIPS_HEAD = `## Slips

| what | typed | said, on the standard error | ends with |
|---|---|---|---|`;
