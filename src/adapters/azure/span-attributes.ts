// The whole of what a span can say. The types let only our own words through; what does not look like one is not sent
// either, should it have come by another way.
import type { Attributes } from '@opentelemetry/api';
import type { Code, Route, Word, Work } from '../../ports/trace.js';

/** No digits: no id, no code, no address, no base32 of any length that matters. */
const OURS = /^\/?([a-z]+([-._/][a-z]+)*|[A-Z]+(_[A-Z]+)*)$/;
const LONGEST = 40;

export function known(word: Word | Code | Route): string {
  return word.length <= LONGEST && OURS.test(word) ? word : 'unknown';
}

export function attributesOf(work: Work): {
  readonly name: string;
  readonly attributes: Attributes;
} {
  switch (work.kind) {
    case 'request': {
      const route = known(work.route);
      const attributes = { 'http.request.method': work.method, 'http.route': route };
      return { name: `${work.method} ${route}`, attributes };
    }
    case 'turn':
      return { name: 'turn', attributes: {} };
    case 'row':
      return { name: `outbox ${known(work.item)}`, attributes: { item: known(work.item) } };
    case 'call': {
      // The exporter takes what is called, and of which kind it is, from these two alone.
      const attributes = { 'db.system': work.port, 'peer.service': work.port };
      return { name: `${work.port} ${known(work.operation)}`, attributes };
    }
  }
}
