// What the auditors' page is made of.
import type { Deps } from '../deps.js';
import { openDesk } from './desk.js';
import type { Desk } from './desk.js';
import { takeHome } from './take-home.js';
import type { TakeHome } from './take-home.js';

export type Auditors = { readonly desk: Desk; readonly home: TakeHome };

type Needs = Deps & Parameters<typeof openDesk>[0] & Parameters<typeof takeHome>[0];

export function openAuditors(deps: Needs): Auditors {
  return { desk: openDesk(deps), home: takeHome(deps) };
}
