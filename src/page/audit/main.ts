// The auditors' page, from top to bottom: where it lies, who is there, and what they look for.
import { auditorsWordsFor } from '../../text/auditors-words.js';
import { followTheme } from '../follow-theme.js';
import { findHost } from '../host.js';
import { NoticeArea } from '../notice.js';
import { whenLeft } from '../when-left.js';
import { AuditorsPage } from './auditors-page.js';
import { AuditorsServer } from './auditors-server.js';

await open();

async function open(): Promise<void> {
  const ticket = location.hash.slice(1);
  // Before anything else: a ticket does not stay in the address bar, nor in the history.
  if (ticket !== '') history.replaceState(null, '', location.pathname);
  // Another link in the same window changes the fragment alone, and no browser loads a page for that.
  window.addEventListener('hashchange', () => {
    location.reload();
  });
  const host = await findHost();
  const words = auditorsWordsFor(host.locale);
  document.documentElement.lang = words.locale.slice(0, 2);
  followTheme(host);
  const server = new AuditorsServer(host.signIn);
  // It would come back with its session, and with what was read.
  whenLeft(() => undefined);
  new AuditorsPage({ words, host, server, notices: new NoticeArea() }).open(ticket);
}
