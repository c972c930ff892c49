// What the bot depends on, and what people do while it is wrong.
import {
  approving,
  meeting,
  showing,
  signingIn,
  starting,
  telling,
  tracing,
} from './fault-cells.js';
import type { Dependency } from './fault-cells.js';
import { TROUBLE_NAMES, WRITING_TROUBLES } from './troubles.js';

export const DEPENDENCIES: readonly Dependency[] = [
  {
    name: 'Key Vault',
    of: 'vault',
    troubles: TROUBLE_NAMES,
    deed: 'Alex presses *Show code*',
    cell: showing,
  },
  {
    name: 'Table Storage',
    of: 'table',
    troubles: WRITING_TROUBLES,
    deed: 'Alex presses *Show code*',
    cell: showing,
  },
  {
    name: 'Graph',
    of: 'graph',
    troubles: TROUBLE_NAMES,
    deed: 'Megan presses *Approve*',
    cell: approving,
  },
  {
    name: 'Teams',
    of: 'connector',
    troubles: TROUBLE_NAMES,
    deed: 'Alex types `/otp`',
    cell: telling,
  },
  {
    name: 'the channel’s signing keys',
    of: 'channelKeys',
    troubles: TROUBLE_NAMES,
    deed: 'Alex installs the bot, which has just started and has no keys yet',
    cell: meeting,
  },
  {
    name: 'Entra’s sign-in keys',
    of: 'signIn',
    troubles: TROUBLE_NAMES,
    deed: 'Alex opens the set-up page of a bot that has just started and has no keys yet',
    cell: signingIn,
  },
  {
    name: 'Application Insights',
    of: 'telemetry',
    troubles: TROUBLE_NAMES,
    deed: 'Alex presses *Show code*',
    cell: tracing,
  },
  {
    name: 'the managed identity',
    of: 'identity',
    troubles: TROUBLE_NAMES,
    deed: 'App Service starts another instance; the one that runs has its tokens, for up to a day',
    cell: starting,
  },
];
