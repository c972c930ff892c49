// @ts-check
// What a newcomer reads once everything runs.

/** @type {Readonly<Record<string, string>>} by given name, as windows are asked for */
const PARTS = {
  Alice: ' Example, whose codes they are',
  Adele: ' Vance, who guards',
  Isaiah: ' Langer, who audits',
};

/** As the cards call them: what is printed is English, what is pressed is in the language of the windows. */
const BUTTONS = {
  en: { approve: 'Approve', show: 'Show code' },
  de: { approve: 'Freigeben', show: 'Code anzeigen' },
};

/**
 * @param {{ readonly alex: string, readonly megan: string, readonly start: string,
 *   readonly besides: readonly { readonly url: string, readonly name: string }[] }} pages
 * @param {{ readonly folder: string, readonly readers: string }} data `readers`: who can read it, in words
 * @param {string} [language] that of the windows
 */
export function welcome({ alex, megan, besides, start }, { folder, readers }, language) {
  const { approve, show } = language === 'de' ? BUTTONS.de : BUTTONS.en;
  const others = besides
    .map(({ url, name }) => `\n  ${url}   here you are ${name}${PARTS[name] ?? ''}`)
    .join('');
  return `
OTP Bridge runs. Local trial: identities are not verified, and only this machine can reach it.
  ${alex}   here you are Alex Wilber, who asks for codes
  ${megan}   here you are Megan Bowen, who approves${others}
Open these pages first. Then
  as Alex    type   /otp alice    (words after the name are the reason), and send the request
  as Megan   press  ${approve}
  as Alex    press  ${show}
${start}   everybody else who takes part, what each can try, and the toolset page
State is kept in ${folder}; delete that folder to begin again.
${readers}
Ctrl+C stops everything.
`;
}

/** @param {readonly string[]} urls */
export async function openPages(urls) {
  const { default: open } = await import('open');
  for (const url of urls) {
    // A desktop without a browser is no reason to stop: the addresses are on the screen.
    const opener = await open(url).catch(() => undefined);
    opener?.on('error', () => console.log(`No browser opened; go to ${url}`));
  }
}
