// Those who were asked are reminded, then everybody else is asked too: at their times, once each.
import { describe, expect, test } from '@jest/globals';
import { parsePersonId } from '../../../src/domain/ids.js';
import { FakeDirectory } from '../../fakes/fake-directory.js';
import { meet, must, openTrial, PEOPLE, sampleDirectory, samplePolicy } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

const APPROVERS: readonly PersonName[] = ['megan', 'diego', 'isaiah', 'lee', 'adele'];

async function noticesTo(trial: Trial, name: PersonName): Promise<readonly string[]> {
  await trial.outbox.drain();
  return trial.parts.messenger
    .chat({ chat: name })
    .flatMap(({ message }) => (message.kind === 'notice' ? [message.notice.code] : []));
}

async function actionsOf(trial: Trial): Promise<readonly string[]> {
  return (await trial.audit()).map(({ fact }) => fact.action);
}

const two = (): Promise<Trial> => openTrial({ policy: samplePolicy({ approvalsNeeded: 2 }) });

describe('half of the waiting time is over', () => {
  test('who has not answered is reminded, once; who has, is left alone', async () => {
    const trial = await two();
    await meet(trial, 'alex', 'megan', 'diego');
    const id = await trial.requestBy('alex');
    await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
    trial.parts.clock.advanceSeconds(299);
    expect(await noticesTo(trial, 'diego')).toEqual([]);
    trial.parts.clock.advanceSeconds(1);
    expect(await noticesTo(trial, 'diego')).toEqual(['request-reminder']);
    expect(await noticesTo(trial, 'megan')).toEqual([]);
    trial.parts.clock.advanceSeconds(200);
    expect(await noticesTo(trial, 'diego')).toEqual(['request-reminder']);
    expect(
      (await actionsOf(trial)).filter((action) => action === 'approvers.reminded'),
    ).toHaveLength(1);
  });

  test('of a request that was answered nobody is reminded', async () => {
    const trial = await openTrial();
    await meet(trial, 'alex', 'megan', 'diego');
    const id = await trial.requestBy('alex');
    await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
    trial.parts.clock.advanceSeconds(400);
    expect(await noticesTo(trial, 'diego')).toEqual([]);
    expect(await actionsOf(trial)).not.toContain('approvers.reminded');
  });

  test('the requester sees who has not answered', async () => {
    const trial = await two();
    await meet(trial, 'alex', 'megan', 'diego');
    const id = await trial.requestBy('alex');
    await trial.bridge.actOnRequest(trial.as('diego'), id, { kind: 'approve' });
    const seen = await trial.bridge.viewRequest(trial.as('alex'), id);
    expect(seen).toMatchObject({
      value: {
        view: {
          phase: { kind: 'waiting', approvedBy: ['Diego Siciliani'], unanswered: ['Megan Bowen'] },
        },
      },
    });
  });
});

describe('three quarters of it are over', () => {
  async function withLateComers(): Promise<Trial> {
    const trial = await openTrial();
    await meet(trial, 'alex', 'megan');
    await trial.requestBy('alex');
    await trial.outbox.drain();
    // Diego opens his chat only now.
    await meet(trial, 'diego');
    return trial;
  }

  test('everybody else who may approve is asked too, and may', async () => {
    const trial = await withLateComers();
    trial.parts.clock.advanceSeconds(450);
    await trial.outbox.drain();
    const [card] = trial.parts.messenger.chat({ chat: 'diego' });
    expect(card?.message).toMatchObject({ kind: 'request', view: { audience: 'approver' } });
    const [asked] = await askedIn(trial);
    expect(asked).toEqual(['Megan Bowen', 'Diego Siciliani']);
    const [waiting] = (await trial.bridge.listRequests(trial.as('diego'))).waitingForMe;
    const id = must(waiting).requestId;
    const answer = await trial.bridge.actOnRequest(trial.as('diego'), id, { kind: 'approve' });
    expect(answer).toMatchObject({ ok: true, value: { view: { phase: { kind: 'approved' } } } });
    expect(await actionsOf(trial)).toContain('approvers.widened');
  });

  test('who asked, and whose account it is, are not among them', async () => {
    const trial = await withLateComers();
    trial.parts.clock.advanceSeconds(450);
    await trial.outbox.drain();
    const entry = (await trial.audit()).find(({ fact }) => fact.action === 'approvers.widened');
    expect(entry?.fact).toEqual({ action: 'approvers.widened', people: [PEOPLE.diego] });
  });

  test('who cannot be reached does not stand in the way of who can', async () => {
    // Numbers are matched, so five more are asked at most; six before Diego have no chat with us.
    const policy = samplePolicy({ numberMatching: true });
    const directory = new FakeDirectory();
    const [group] = policy.roles.approver.groups;
    const sample = sampleDirectory();
    for (const name of ['alex', 'megan', 'alice', 'diego'] as const) {
      const person = must(await sample.person(PEOPLE[name]));
      directory.add(person, await sample.groupsOf(PEOPLE[name]));
    }
    for (let at = 0; at < 6; at += 1) {
      const id = must(parsePersonId(`7e57ab1e-0000-4000-8000-00000000090${at}`));
      const names = { displayName: `Aaron ${at}`, givenName: 'Aaron', surname: String(at) };
      const userPrincipalName = `aaron${at}@contoso.example`;
      directory.add({ id, ...names, userPrincipalName, nicknames: [] }, [must(group)]);
    }
    const trial = await openTrial({ policy, directory });
    await meet(trial, 'alex', 'megan');
    await trial.requestBy('alex');
    await meet(trial, 'diego');
    trial.parts.clock.advanceSeconds(450);
    await trial.outbox.drain();
    expect(await askedIn(trial)).toEqual([['Megan Bowen', 'Diego Siciliani']]);
  });

  test('when the request is over, nobody has it in their list any more', async () => {
    const trial = await withLateComers();
    trial.parts.clock.advanceSeconds(450);
    await trial.outbox.drain();
    trial.parts.clock.advanceSeconds(200);
    await trial.outbox.drain();
    expect((await trial.bridge.listRequests(trial.as('diego'))).waitingForMe).toEqual([]);
  });
});

async function askedIn(trial: Trial): Promise<readonly (readonly string[])[]> {
  const { mine } = await trial.bridge.listRequests(trial.as('alex'));
  return mine.map(({ phase }) => (phase.kind === 'waiting' ? phase.asked : []));
}

describe('who is asked first', () => {
  const policyOf = (people: readonly PersonName[]): ReturnType<typeof samplePolicy> => {
    const policy = samplePolicy();
    const approver = {
      people: people.map((name) => PEOPLE[name]),
      groups: policy.roles.approver.groups,
    };
    return { ...policy, roles: { ...policy.roles, approver } };
  };

  test("those whom the policy names, in the policy's order, five at most", async () => {
    const trial = await openTrial({ policy: policyOf(['adele', 'lee', 'isaiah']) });
    await meet(trial, 'alex', ...APPROVERS);
    await trial.requestBy('alex');
    const [asked = []] = await askedIn(trial);
    expect(asked.slice(0, 3)).toEqual(['Adele Vance', 'Lee Gu', 'Isaiah Langer']);
    expect([...asked].sort()).toEqual([
      'Adele Vance',
      'Diego Siciliani',
      'Isaiah Langer',
      'Lee Gu',
      'Megan Bowen',
    ]);
  });

  test('of the others, whom chance picks', async () => {
    const { limits } = samplePolicy({});
    const requests = { perPerson: 100, perOwner: 100 };
    const trial = await openTrial({ policy: samplePolicy({ limits: { ...limits, requests } }) });
    await meet(trial, 'alex', 'megan', 'diego');
    const firsts = new Set<string>();
    for (let round = 0; round < 18; round += 1) {
      const id = await trial.requestBy('alex');
      const [asked = []] = await askedIn(trial);
      firsts.add(asked[0] ?? '');
      await trial.bridge.actOnRequest(trial.as('alex'), id, { kind: 'cancel' });
    }
    expect([...firsts].sort()).toEqual(['Diego Siciliani', 'Megan Bowen']);
  });
});
