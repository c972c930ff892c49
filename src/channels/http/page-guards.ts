// What our own page sends, and no other site can: the origin is ours, the body is JSON, and a header of our own is there.
import type { IncomingHttpHeaders } from 'node:http';
import { PAGE_HEADER, PAGE_HEADER_VALUE } from '../../domain/capture/page-headers.js';

export type PageGuardRefusal = { readonly status: 403; readonly code: string };

/** `origins`: where the page itself is served from. */
export function whyNotOurPage(
  headers: IncomingHttpHeaders,
  origins: readonly string[],
): PageGuardRefusal | undefined {
  // Browsers send Origin with every POST; what sends none is no browser, and has no business here.
  if (!origins.includes(headers.origin ?? '')) return { status: 403, code: 'ORIGIN' };
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return { status: 403, code: 'FETCH_SITE' };
  if (headers[PAGE_HEADER] !== PAGE_HEADER_VALUE) return { status: 403, code: 'PAGE_HEADER' };
  return undefined;
}
