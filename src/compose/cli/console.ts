// Whose console it is, as the audit names it: nobody is known there, only the place.
import { hostname, userInfo } from 'node:os';
import type { ConsoleActor } from '../../domain/audit/entry.js';
import type { Environment } from '../../config/problem.js';

const NAME_LENGTH = 32;

/** The instance of the app, as App Service calls it, else this machine. */
export function consoleOf(environment: Environment): ConsoleActor {
  return `console:${plainName(environment['WEBSITE_INSTANCE_ID'] ?? hostname())}`;
}

/** Who runs the local trial, as this machine calls them. */
export function localUser(): ConsoleActor {
  return `local:${plainName(userInfo().username)}`;
}

/** Nothing of it can be taken for anything else. */
function plainName(name: string): string {
  return name.replace(/[^0-9A-Za-z._-]/g, '-').slice(0, NAME_LENGTH);
}
