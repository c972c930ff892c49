// `otp-bridge entra upload FILE` into a strict Graph: every token made, assigned and activated once, with the code of its own period
// and hash, by the bodies of Microsoft's pages.
import { describe, expect, test } from '@jest/globals';
import { kept } from './importing.js';
import { addressOf, HEADER, ownerAt, rowOf, seedText, sheet } from './many-owners.js';
import { allActivated, states, uploaded, worldOfEach } from './uploading.js';

const world = worldOfEach();

describe('a sheet into Entra', () => {
  test('says first what would go there, and that it is /beta', async () => {
    const { exit, said } = await uploaded(world(), await kept(sheet(3, 10)), {});
    expect(exit).toBe(0);
    expect(said.lines).toEqual([
      '3 tokens would go into Entra, 0 cannot be taken.',
      'Microsoft Graph has this in /beta alone: it may change, and is not supported in production.',
      'Nothing was written: run it once more with --yes.',
    ]);
    expect(world().graph.asked).toEqual([]);
  });

  test('sends the bodies of Microsoft’s pages, field for field', async () => {
    const file = await kept([HEADER, rowOf(0), ''].join('\n'));
    await uploaded(world(), file);
    const posts = world().graph.asked.filter(({ what }) => what.startsWith('POST'));
    const id = world().graph.devices[0]?.id ?? '';
    const code = String(posts[1]?.body['verificationCode']);
    // learn.microsoft.com/entra/identity/authentication/how-to-mfa-manage-oath-tokens, scenario 1:
    // { "serialNumber": "GALT11420104", "manufacturer": "Thales", "model": "OTP 110 Token", "secretKey": "…",
    //   "timeIntervalInSeconds": 30, "assignTo": {"id": "00aa00aa-…"} }, and { "verificationCode" : "903809" }
    expect(posts).toEqual([
      {
        what: 'POST /beta/directory/authenticationMethodDevices/hardwareOathDevices',
        body: {
          serialNumber: '8659600000000',
          manufacturer: 'Token2',
          model: 'miniOTP-2-i',
          secretKey: seedText(0),
          timeIntervalInSeconds: 30,
          hashFunction: 'hmacsha1',
          assignTo: { id: ownerAt(0).id },
        },
      },
      {
        what: `POST /beta/users/${ownerAt(0).id}/authentication/hardwareOathMethods/${id}/activate`,
        body: { verificationCode: code },
      },
    ]);
    expect(code).toMatch(/^\d{6}$/);
  });

  test('activates with the period and the hash of each', async () => {
    const json = [
      {
        upn: addressOf(0),
        serialNumber: 'A',
        secretKey: seedText(0),
        timeIntervalInSeconds: 60,
        hashFunction: 'hmacsha256',
      },
      {
        upn: addressOf(1),
        serialNumber: 'B',
        secretKey: seedText(1),
        timeIntervalInSeconds: 60,
        hashFunction: 'hmacsha1',
      },
      {
        upn: addressOf(2),
        serialNumber: "C'1",
        secretKey: seedText(2),
        timeIntervalInSeconds: 30,
        hashFunction: 'hmacsha256',
      },
    ].map((one) => ({ ...one, manufacturer: 'Token2', model: 'C202' }));
    const { exit, json: answer } = await uploaded(world(), await kept(JSON.stringify(json)));
    expect([exit, answer['counts']]).toEqual([0, { activated: 3, assigned: 0, there: 0 }]);
    expect(states(world())).toEqual(allActivated(3));
  });

  test('leaves the activation to the owners where that is wanted', async () => {
    const { json } = await uploaded(world(), await kept(sheet(2, 10)), {
      '--yes': true,
      '--leave-activation': true,
    });
    expect(json['counts']).toEqual({ activated: 0, assigned: 2, there: 0 });
    expect(world().graph.devices.map(({ status }) => status)).toEqual(['available', 'available']);
  });

  test('changes nothing a second time, takes up what was there unassigned, and leaves alone what is somebody else’s', async () => {
    const file = await kept(sheet(2, 10));
    await uploaded(world(), file);
    const posts = world().graph.asked.length;
    const again = await uploaded(world(), file);
    expect(again.json['counts']).toEqual({ activated: 0, assigned: 0, there: 2 });
    expect(
      world()
        .graph.asked.slice(posts)
        .every(({ what }) => what.startsWith('GET')),
    ).toBe(true);
    const common = { seconds: 30, hash: 'hmacsha1', status: 'available' };
    world().graph.devices.push(
      { id: 'd-3', serial: '8659600000003', secret: seedText(3), ...common },
      {
        id: 'd-4',
        serial: '8659600000004',
        secret: seedText(4),
        assignedTo: ownerAt(9).id,
        ...common,
      },
      {
        id: 'd-5',
        serial: '8659600000005',
        secret: seedText(6),
        assignedTo: ownerAt(5).id,
        ...common,
      },
    );
    const others = [HEADER, rowOf(3), rowOf(4), rowOf(5), ''].join('\n');
    const { exit, json, said } = await uploaded(world(), await kept(others));
    expect(exit).toBe(1);
    expect(json['counts']).toEqual({ activated: 1, assigned: 0, there: 0 });
    expect(json['refused']).toEqual(
      expect.arrayContaining([
        { line: 3, code: 'ASSIGNED_TO_OTHER' },
        { line: 4, code: 'NOT_ACTIVATED' },
      ]),
    );
    expect(said.lines.join('\n')).toContain(
      'another secret may be in Entra under this serial number',
    );
  });
});
