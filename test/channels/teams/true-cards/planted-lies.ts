// Lies that a card might tell, each told by changing what it is drawn from: the test that holds cards against the truth has to find
// every one of them.
import type { RequestView } from '../../../../src/domain/release/view.js';

/** Undefined where this cannot be told of such a card. */
type Lie = (view: RequestView) => RequestView | undefined;

export const PLANTED: Readonly<Record<string, Lie>> = {
  'an emergency as approved by whoever released it': ({ emergencyAt, ...view }) => {
    if (emergencyAt === undefined) return undefined;
    const { phase } = view;
    return 'breakGlass' in phase ? { ...view, phase: { ...phase, breakGlass: false } } : view;
  },
  'an emergency that never was': (view) =>
    view.emergencyAt === undefined ? { ...view, emergencyAt: view.createdAt } : undefined,
  'approved by somebody else': ({ phase, ...view }) =>
    'breakGlass' in phase ? { ...view, phase: { ...phase, by: ['Lee Gu'] } } : undefined,
  'nothing was shown before': ({ shownBeforeAt, ...view }) =>
    shownBeforeAt === undefined || view.frozen === true || view.audience === 'requester'
      ? undefined
      : view,
  'a token that is over goes on': ({ phase, ...view }) =>
    phase.kind === 'stopped'
      ? {
          ...view,
          phase: {
            kind: 'approved',
            by: ['Megan Bowen'],
            breakGlass: false,
            until: phase.at,
            youApproved: false,
          },
        }
      : undefined,
  'no freeze': ({ frozen, ...view }) => (frozen === true ? view : undefined),
  'a token whose secret is in nobody else’s hands': ({ compromised, ...view }) =>
    compromised === true ? view : undefined,
  'another report': ({ phase, ...view }) =>
    phase.kind === 'closed' && phase.report !== undefined && view.audience !== 'owner'
      ? { ...view, phase: { ...phase, report: phase.report === 'worked' ? 'refused' : 'worked' } }
      : undefined,
  'nobody has approved yet': ({ phase, ...view }) =>
    phase.kind === 'waiting' && view.audience !== 'owner' && view.frozen !== true
      ? { ...view, phase: { ...phase, approvedBy: [], youApproved: false } }
      : undefined,
  'it can be shown again': ({ phase, ...view }) =>
    phase.kind === 'code-out' && phase.showsLeft === 0 && view.frozen !== true
      ? { ...view, phase: { ...phase, showsLeft: 2, objected: false } }
      : undefined,
};
