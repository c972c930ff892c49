// A command tells nobody anything: whoever is at the console reads it, and the bot tells the others.
import { DeliveryFailed } from '../../ports/fault.js';
import type { Messenger } from '../../ports/messenger.js';

const refuse = async (): Promise<never> => {
  throw new DeliveryFailed('a command writes to nobody');
};

export const noMessenger: Messenger = { send: refuse, update: refuse, open: refuse };
