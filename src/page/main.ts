// The set-up page, from top to bottom: where it lies, who is there, and the case as it stands.
import './without-eval.js';
import { pageFace } from '../text/page-face.js';
import { pageWordsFor } from '../text/page-words.js';
import { BrowserClock } from './browser-clock.js';
import { followTheme } from './follow-theme.js';
import { Frame } from './frame.js';
import { findHost } from './host.js';
import type { Host } from './host.js';
import { NoticeArea } from './notice.js';
import { PageServer } from './server.js';
import { Sitting } from './sitting.js';
import { whenLeft } from './when-left.js';

/** Before the case in the address; what is there alone is a ticket. */
const CASE = 'case=';

await open();

async function open(): Promise<void> {
  const { ticket, caseId } = readAddress(location.hash.slice(1));
  // Before anything else: a ticket does not stay in the address bar, nor in the history.
  if (ticket !== undefined) history.replaceState(null, '', location.pathname);
  // Another link in the same window changes the fragment alone, and no browser loads a page for that.
  window.addEventListener('hashchange', () => {
    location.reload();
  });
  const host = await findHost();
  const notices = new NoticeArea();
  const sitting = sittingIn(host, notices, caseId);
  const frame = new Frame(sitting, notices);
  whenLeft(() => {
    sitting.forget();
    frame.close();
  });
  frame.opening();
  sitting.run(async () => {
    if (ticket === undefined) await sitting.ask('case', {});
    else {
      sitting.comesToSee = true;
      await sitting.ask('session', { ticket });
    }
    const entered = sitting.case?.caseId;
    // The case is no secret, and says when the page is loaded again which one it was.
    if (entered !== undefined)
      history.replaceState(null, '', `${location.pathname}#${CASE}${entered}`);
  });
}

function readAddress(fragment: string): { readonly ticket?: string; readonly caseId?: string } {
  if (fragment === '') return {};
  return fragment.startsWith(CASE) ? { caseId: fragment.slice(CASE.length) } : { ticket: fragment };
}

function sittingIn(host: Host, notices: NoticeArea, caseId: string | undefined): Sitting {
  const words = pageWordsFor(host.locale);
  document.documentElement.lang = words.locale.slice(0, 2);
  followTheme(host);
  return new Sitting({
    server: new PageServer(host.signIn, caseId),
    clock: new BrowserClock(),
    host,
    words,
    face: pageFace(words, host),
    show: {
      busy: (is) => {
        document.body.toggleAttribute('data-busy', is);
      },
      notice: (notice) => {
        if (notice === undefined) notices.clear();
        else notices.show(notice);
      },
    },
  });
}
