// A request's life in each of its states.
import type { Life, RequestState } from '../../../src/domain/release/request.js';
import { approved, ENDED, pending, released, releasing } from './given.js';

export const LIFE_IN: { readonly [S in RequestState]: Extract<Life, { state: S }> } = {
  pending: pending(),
  approved: approved(),
  releasing: releasing(),
  released: released(),
  ...ENDED,
};

export const LIVES: readonly Life[] = Object.values(LIFE_IN);
