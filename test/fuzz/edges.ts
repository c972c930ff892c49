// Every edge: where what others wrote comes in.
import { activities } from './edges/activities.js';
import { backups } from './edges/backups.js';
import { captures } from './edges/captures.js';
import { commandLine } from './edges/command-line.js';
import { exports_ } from './edges/exports.js';
import { imports } from './edges/imports.js';
import { auditorsPage, setUpPage } from './edges/pages.js';
import { pictures } from './edges/pictures.js';
import { configuration, policy } from './edges/settings.js';
import type { Edge } from './edge.js';

export const EDGES: readonly Edge[] = [
  activities,
  setUpPage,
  auditorsPage,
  captures,
  pictures,
  policy,
  configuration,
  backups,
  exports_,
  imports,
  commandLine,
];
