// The start page as HTML. Every text comes from our own words and addresses, and is written as text all the same.
import type { TrialPerson, TrialWords } from '../../text/trial/words.js';
import { isTrialPerson } from '../../text/trial/words.js';

/** Beside the set-up page's own sheet. */
export const START_STYLE = `.people{list-style:none;padding:0;display:grid;gap:12px;grid-template-columns:repeat(auto-fill,minmax(min(100%,19rem),1fr))}
.people>li{padding:12px 16px;border:1px solid var(--colorNeutralStroke1);border-radius:var(--borderRadiusMedium);display:flex;flex-direction:column}
.people h3{margin:0}.people ul{margin-top:4px}.people form,.people .to{margin-top:auto;padding-top:8px}ol{padding-left:20px}`;

export function startPageHtml(
  words: TrialWords,
  opened: ReadonlyMap<TrialPerson, string> | undefined,
  { failed, audit = false }: { readonly failed?: TrialPerson; readonly audit?: boolean } = {},
): string {
  const { story, people } = words;
  const notice = failed === undefined ? '' : alert(words.notOpened(people[failed].name));
  return `<!doctype html>
<html lang="${words.locale.slice(0, 2)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${text(words.title)}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/provision/style.css"><style>${START_STYLE}</style></head>
<body><header><h1>${text(words.title)}</h1></header><main>${notice}${paragraphs(words.lines)}
<h2>${text(story.heading)}</h2><ol>${items(story.steps)}</ol>
<h2>${text(words.peopleHeading)}</h2>${paragraphs([opened === undefined ? words.noWindows : words.opening])}
<ul class="people">${Object.keys(people)
    .filter(isTrialPerson)
    .map((person) => part(words, person, opened))
    .join('')}</ul>
<h2>${text(words.besides)}</h2><p><a href="/toolset">${text(words.toolset)}</a> ${text(words.toolsetDoes)}.</p>${paragraphs(words.setUp)}${audit ? toAudit(words) : ''}
</main></body></html>
`;
}

function toAudit(words: TrialWords): string {
  return `<form method="post" action="/audit" target="_blank" rel="noopener"><button class="plain">${text(words.audit)}</button></form>`;
}

function part(
  words: TrialWords,
  person: TrialPerson,
  opened: ReadonlyMap<TrialPerson, string> | undefined,
): string {
  const { name, does, tries } = words.people[person];
  return `<li><h3>${text(name)}</h3><p>${text(does)}</p><p class="hint">${text(words.tries)}</p><ul>${typed(tries)}</ul>${way(words, person, opened)}</li>`;
}

/** There already, to be opened, or neither. */
function way(
  words: TrialWords,
  person: TrialPerson,
  opened: ReadonlyMap<TrialPerson, string> | undefined,
): string {
  const { name } = words.people[person];
  const url = opened?.get(person);
  if (url !== undefined) {
    return `<p class="to"><a href="${text(url)}" target="_blank" rel="noopener">${text(words.toWindow(name))}</a></p>`;
  }
  if (opened === undefined) return '';
  return `<form method="post" action="/windows" target="_blank" rel="noopener"><button class="plain" name="person" value="${person}">${text(words.openWindow(name))}</button></form>`;
}

const alert = (said: string): string =>
  `<div class="notice error" role="alert"><p>${text(said)}</p></div>`;
const items = (lines: readonly string[]): string =>
  lines.map((line) => `<li>${text(line)}</li>`).join('');
/** What is to be typed stands apart from when. */
const typed = (lines: readonly string[]): string =>
  lines.map((line) => `<li>${text(line).replace(/^\/[^,]+/, '<code>$&</code>')}</li>`).join('');
const paragraphs = (lines: readonly string[]): string =>
  lines.map((line) => `<p>${text(line)}</p>`).join('\n');

function text(plain: string): string {
  return plain
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
