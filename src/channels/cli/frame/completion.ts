// What makes a shell complete the commands, as text made of the table: nothing of ours runs while somebody types.
import { CLI_LISTED } from '../../../text/cli/commands.js';
import type { CliEntry } from '../../../text/cli/entry.js';
import { PROGRAM } from '../../../text/cli/frame.js';

export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

/** What may be typed next, by the words before it. */
type Place = { readonly behind: string; readonly next: readonly string[]; readonly files: boolean };

const ALWAYS = ['--json', '--no-color', '--help'];
const FIRST = ['help', '--help', '--version'];

function places(): readonly Place[] {
  const paths = new Set(CLI_LISTED.flatMap(({ words }) => [...prefixes(words)]));
  return [...paths].map(placeBehind);
}

function placeBehind(behind: string): Place {
  const entry: CliEntry | undefined = CLI_LISTED.find(({ words }) => words === behind);
  const parts = [...(entry?.arguments ?? []), ...(entry?.options ?? [])];
  const words = [...wordsBelow(behind), ...partsOf(entry), ...alwaysBehind(behind, entry)];
  return {
    behind,
    next: [...new Set(words)].filter((one) => one !== ''),
    files: parts.some(({ file }) => file === true),
  };
}

function wordsBelow(behind: string): readonly string[] {
  const below = CLI_LISTED.filter(({ words }) => words.startsWith(`${behind} `.trimStart()));
  return below.map(({ words }) => words.slice(behind.length).trim().split(' ')[0] ?? '');
}

function partsOf(entry: CliEntry | undefined): readonly string[] {
  if (entry === undefined) return [];
  const values = (entry.arguments ?? []).flatMap(({ oneOf }) => oneOf ?? []);
  return [...values, ...(entry.options ?? []).map(({ name }) => name)];
}

function alwaysBehind(behind: string, entry: CliEntry | undefined): readonly string[] {
  if (behind === '') return FIRST;
  return entry === undefined ? ['--help'] : ALWAYS;
}

function* prefixes(words: string): Generator<string> {
  const parts = words.split(' ');
  for (let length = 0; length <= parts.length; length += 1) yield parts.slice(0, length).join(' ');
}

export function completionFor(shell: Shell): string {
  return MADE[shell](places());
}

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(' ');

/** The words typed so far that are no options, as far as a place is known by them. */
const BASH = (known: readonly Place[]): string => `# bash completion of ${PROGRAM}
_otp_bridge() {
  local here=\${COMP_WORDS[COMP_CWORD]} behind= word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) case "\${behind:+$behind }$word" in ${known
      .filter(({ behind }) => behind !== '')
      .map(({ behind }) => `'${behind}'`)
      .join('|')}) behind="\${behind:+$behind }$word" ;; esac ;; esac
  done
  COMPREPLY=()
  case "$behind" in
${known.map(({ behind, next, files }) => `    '${behind}') COMPREPLY=($(compgen${files ? ' -f' : ''} -W "${next.join(' ')}" -- "$here")) ;;`).join('\n')}
  esac
}
complete -o filenames -F _otp_bridge ${PROGRAM}
`;

const ZSH = (known: readonly Place[]): string => `#compdef ${PROGRAM}
_otp_bridge() {
  local behind= word
  for word in \${words[2,CURRENT-1]}; do
    case "\${behind:+$behind }$word" in (${known
      .filter(({ behind }) => behind !== '')
      .map(({ behind }) => `'${behind}'`)
      .join('|')}) behind="\${behind:+$behind }$word" ;; esac
  done
  case "$behind" in
${known.map(({ behind, next, files }) => `    ('${behind}') compadd -- ${quoted(next)}${files ? '; _files' : ''} ;;`).join('\n')}
  esac
}
compdef _otp_bridge ${PROGRAM}
`;

const FISH = (known: readonly Place[]): string => `# fish completion of ${PROGRAM}
function __otp_bridge_behind
  set -l typed (commandline -opc | string match -v -- '-*')
  test "$typed[2..]" = "$argv"
end
complete -c ${PROGRAM} -f
${known
  .map(
    ({ behind, next, files }) =>
      `complete -c ${PROGRAM} -n "__otp_bridge_behind ${behind}"${files ? ' -F' : ''} -a "${next.join(' ')}"`,
  )
  .join('\n')}
`;

const POWERSHELL = (known: readonly Place[]): string => `# PowerShell completion of ${PROGRAM}
Register-ArgumentCompleter -Native -CommandName ${PROGRAM} -ScriptBlock {
  param($here, $typed, $at)
  $next = @{
${known.map(({ behind, next }) => `    '${behind}' = ${next.map((word) => `'${word}'`).join(', ')}`).join('\n')}
  }
  $behind = ''
  foreach ($element in $typed.CommandElements | Select-Object -Skip 1) {
    $longer = "$behind $element".Trim()
    if ($element.Extent.EndOffset -lt $at -and $next.ContainsKey($longer)) { $behind = $longer }
  }
  $next[$behind] | Where-Object { $_ -like "$here*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_)
  }
}
`;

const MADE: Readonly<Record<Shell, (known: readonly Place[]) => string>> = {
  bash: BASH,
  zsh: ZSH,
  fish: FISH,
  powershell: POWERSHELL,
};
