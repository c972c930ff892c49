// The guards that forged presses meet, each with how it is taken out, and the rows among which some must turn red then.
export type Guard = {
  readonly guard: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** Of the names of the tests. */
  readonly rows: string;
};

export const GUARDS: readonly Guard[] = [
  {
    guard: 'a request is there only for those who have a part in it',
    file: 'src/app/looking/find-request.ts',
    from: 'request !== undefined && audienceOf(request, person) !== undefined',
    to: 'request !== undefined',
    rows: 'request.cancel|code.show',
  },
  {
    guard: 'nobody approves their own request',
    file: 'src/domain/policy/two-people.ts',
    from: "if (is(given.requesterId)) return 'SELF_APPROVAL';",
    to: '',
    rows: 'request.approve|request.deny',
  },
  {
    guard: 'only the requester cancels',
    file: 'src/domain/release/answers.ts',
    from: "if (event.by.id !== ask.requester.id) return refuses(life, { code: 'NOT_YOUR_REQUEST' });",
    to: '',
    rows: 'request.cancel',
  },
  {
    guard: 'only the requester is shown the code',
    file: 'src/domain/release/showing.ts',
    from: "if (event.by.id !== ask.requester.id) return { code: 'NOT_YOUR_REQUEST' };",
    to: '',
    rows: 'code.show',
  },
  {
    guard: 'only the owner objects',
    file: 'src/domain/release/answers.ts',
    from: "if (event.by.id !== ask.owner.id) return refuses(life, { code: 'NOT_THE_OWNER' });",
    to: '',
    rows: 'request.object',
  },
  {
    guard: 'what is over stays over',
    file: 'src/domain/release/state-table.ts',
    from: "refuses(life, { code: 'REQUEST_OVER', state: life.state })",
    to: 'becomes(life)',
    rows: 'out of its state',
  },
  {
    guard: 'what means nothing in a state does nothing in it',
    file: 'src/domain/release/state-table.ts',
    from: "refuses(life, { code: 'NOT_NOW', state: life.state })",
    to: 'becomes(life)',
    rows: 'out of its state',
  },
  {
    guard: 'the tenant is ours',
    file: 'src/channels/teams/activity-edge.ts',
    from: "if (tenants.some((id) => parseTenantId(id) !== tenantId)) return { code: 'OTHER_TENANT' };",
    to: '',
    rows: 'another tenant',
  },
  {
    guard: 'an id is an id',
    file: 'src/channels/teams/parse-press.ts',
    from: 'requestId: readBy(parseRequestId), ...onCard',
    to: 'requestId: z.any(), ...onCard',
    rows: 'request.approve',
  },
  {
    guard: 'only provisioners change a token',
    file: 'src/domain/tokens/stage-table.ts',
    from: "if (!by.isProvisioner) return { code: 'NOT_A_PROVISIONER' };",
    to: '',
    rows: 'token.lose|token.cancel',
  },
  {
    guard: 'only provisioners find tokens',
    file: 'src/app/provisioning/find-owner.ts',
    from: "if (!(await holdsRight(deps, asker, 'provisioner'))) return { code: 'NOT_A_PROVISIONER' };",
    to: '',
    rows: 'command.again: (provision|token)',
  },
  {
    guard: 'only security freezes',
    file: 'src/app/safety/find-freezer.ts',
    from: "if (!(await holdsRight(deps, id, 'security'))) return undefined;",
    to: '',
    rows: 'command.again: freeze',
  },
  {
    guard: 'only reviewers close a review',
    file: 'src/app/safety/reviews.ts',
    from: "return roles.includes('auditor') || roles.includes('security');",
    to: 'return true;',
    rows: 'review.close',
  },
  {
    guard: 'of their own token alone somebody without a role stops everything',
    file: 'src/app/provisioning/compromise.ts',
    from: 'if (token?.ownerId !== actor.personId) return undefined;',
    to: 'if (token === undefined) return undefined;',
    rows: 'token.compromise',
  },
  {
    guard: 'only requesters ask',
    file: 'src/app/asking/gather-ask.ts',
    from: '!rights.includes(rulesFor(ask).askedBy)',
    to: 'false',
    rows: 'ask.send',
  },
  {
    guard: 'what was done by an activity is done once',
    file: 'src/app/commit/transact.ts',
    from: 'if (earlier !== undefined) {',
    to: 'if (earlier !== earlier) {',
    rows: 'a replay',
  },
  {
    guard: 'a card that goes on with what was typed works for an hour',
    file: 'src/channels/teams/cards/typed-before.ts',
    from: 'return now - at > WORKS_FOR_MS;',
    to: 'return false;',
    rows: 'too old',
  },
];
