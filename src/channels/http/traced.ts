// Each request over HTTP is a piece of work with a beginning and an end, called by its route. The address that was asked for
// is looked at and not written down: somebody may have put anything into it.
import type { RequestHandler, Response } from 'express';
import { PAGE_BODIES, TOOLSET_ENDPOINT } from '../../domain/capture/page-api.js';
import type { PageEndpoint } from '../../domain/capture/page-api.js';
import type { Method, Route, Trace } from '../../ports/trace.js';

export function tracedRequests(trace: Trace): RequestHandler {
  return (request, response, next) => {
    const route = routeOf(request.path);
    // The proxy asks for these every few seconds.
    if (route === '/healthz' || route === '/readyz') {
      next();
      return;
    }
    void trace.within({ kind: 'request', method: methodOf(request.method), route }, async () => {
      const answered = waitUntilClosed(response);
      next();
      await answered;
      if (response.writableFinished) trace.tell({ status: response.statusCode });
      else trace.tell({ outcome: 'HUNG_UP' });
    });
  };
}

async function waitUntilClosed(response: Response): Promise<void> {
  return new Promise((resolve) => {
    response.once('close', resolve);
  });
}

const FIXED = ['/api/messages', '/healthz', '/readyz', '/provision'] as const;
const PAGE_API = '/provision/api/';

/** One of ours, in our own spelling. */
export function routeOf(path: string): Route {
  const asked = path.toLowerCase().replace(/\/$/, '');
  const fixed = FIXED.find((one) => one === asked);
  if (fixed !== undefined) return fixed;
  const endpoint = asked.startsWith(PAGE_API) ? asked.slice(PAGE_API.length) : '';
  if (isPageEndpoint(endpoint)) return `${PAGE_API}${endpoint}`;
  return asked.startsWith('/provision/') ? '/provision/file' : '/other';
}

function isPageEndpoint(name: string): name is PageEndpoint | typeof TOOLSET_ENDPOINT {
  return name === TOOLSET_ENDPOINT || Object.hasOwn(PAGE_BODIES, name);
}

const METHODS = ['GET', 'HEAD', 'POST'] as const;

function methodOf(method: string): Method {
  return METHODS.find((one) => one === method) ?? 'OTHER';
}
