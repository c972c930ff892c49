// Everything else that is pasted and typed in place of a secret.
import { as, LONG, refused, rows, SHA1, taken, with_ } from './odd-case.js';
import type { Odd } from './odd-case.js';
import { SECRET } from './scan-samples.js';

export const ODD_TEXTS: readonly Odd[] = [
  ...rows('spare bits', 'an address in a bug report of a manager of passwords', [
    [
      'otpauth://totp/Example:User?secret=J3WWIV3PTGJPQV5QAICM&issuer=Example',
      taken({ spare: true }),
    ],
    ['otpauth://totp/a?secret=frjlnxsknymgykjxab', taken({ spare: true })],
    [`otpauth://totp/a?secret=${SECRET}`, taken({ spare: false })],
    ['J3WWIV3PTGJPQV5QAICM', refused('SECRET_LAST_CHARACTER')],
    ['j3ww iv3p tgjp qv5q aicm', refused('SECRET_LAST_CHARACTER')],
    ['Secret key: J3WWIV3PTGJPQV5QAICM', refused('SECRET_LAST_CHARACTER')],
    ['base32:frjlnxsknymgykjxab', refused('SECRET_LAST_CHARACTER')],
    ['J3WWIV3PTGJPQV5QAICA', taken({ spare: false })],
    ['frjlnxsknymgykjxa', refused('SECRET_TRUNCATED')],
    ['otpauth://totp/a?secret=frjlnxsknymgykjxa', refused('SECRET_TRUNCATED')],
  ]),
  ...rows('several at once', 'people who copy a list', [
    [`otpauth://totp/A?secret=${LONG}\notpauth://totp/B?secret=${LONG}`, { accounts: 2 }],
    [`otpauth://totp/A?secret=${LONG} otpauth://totp/B?secret=${LONG}`, { accounts: 2 }],
    [`1. otpauth://totp/A?secret=${LONG}\n2. otpauth://totp/B?secret=${LONG}`, { accounts: 2 }],
    [`otpauth://totp/A?secret=${LONG},otpauth://totp/B?secret=${LONG}`, { accounts: 2 }],
    [`otpauth://totp/A?secret=${LONG}\notpauth://totp/A?secret=${LONG}`, taken({ account: 'A' })],
    [
      `otpauth://totp/A?secret=${LONG}\notpauth://hotp/B?secret=${LONG}&counter=0`,
      { accounts: 1, leftOut: 1 },
    ],
    [`otpauth://totp/A?secret=0\notpauth://totp/B?secret=1`, { accounts: 0, leftOut: 2 }],
    [`"otpauth://totp/A?secret=${LONG}" and "otpauth://totp/B?secret=${LONG}"`, { accounts: 2 }],
    [
      `otpauth://totp/A?secret=${LONG}&issuer=x\r\n\r\notpauth://totp/B?secret=${SECRET}&issuer=y`,
      { accounts: 2 },
    ],
    [with_(`image=https://x.example/otpauth://totp/B`), taken()],
  ]),
  ...rows('rows of a list', 'learn.microsoft.com, how-to-mfa-upload-oath-tokens', [
    [
      'alice@contoso.example,2300000000001,2234567abcdef2234567abcdef,30,Token2,C202',
      taken({ account: 'alice@contoso.example', parameters: SHA1 }),
    ],
    [
      'alice@contoso.example,2300000000001,2234567abcdef2234567abcdef,60,Token2,C202',
      as({ periodSeconds: 60 }),
    ],
    [
      'upn,serial number,secret key,time interval,manufacturer,model\nalice@contoso.example,1,2234567abcdef2234567abcdef,30,Token2,C202',
      taken(),
    ],
    ['alice@contoso.example;1;2234567abcdef2234567abcdef;30;Token2;C202', taken()],
    ['"alice@contoso.example","1","2234567abcdef2234567abcdef","30","Token2","C202"', taken()],
    ['alice@contoso.example,1,2234567abcdef2234567abcdef,30', taken()],
    [
      'a@x.example,1,2234567abcdef2234567abcdef,30,T,C\nb@x.example,2,2234567abcdeg2234567abcdeg,30,T,C',
      { accounts: 2 },
    ],
    ['alice@contoso.example,1,2234567abcdef2234567abcde1,30,T,C', refused('SECRET_CHARACTER')],
    ['alice@contoso.example,1,2234567abcdef2234567abcdef,soon,T,C', refused('KEY_URI_PERIOD')],
    ['alice@contoso.example', refused('EMAIL')],
  ]),
  ...rows('a wrong character', 'what is misread from a screen', [
    ['frj0nxsknymgykjx', refused('SECRET_CHARACTER:zero')],
    ['frj1nxsknymgykjx', refused('SECRET_CHARACTER:one')],
    ['frj8nxsknymgykjx', refused('SECRET_CHARACTER:eight')],
    ['frj9nxsknymgykjx', refused('SECRET_CHARACTER:nine')],
    ['frjänxsknymgykjx', refused('SECRET_CHARACTER:letter')],
    ['frjоnxsknymgykjx', refused('SECRET_CHARACTER:letter')],
    ['base32:frj.nxsknymgykjx', refused('SECRET_CHARACTER:sign')],
    ['otpauth://totp/a?secret=frj!nxsknymgykjx', refused('SECRET_CHARACTER:sign')],
    ['hex:0123456789abcdeg0123', refused('SECRET_HEX_CHARACTER:letter')],
    ['hex:0123456789abcde!0123', refused('SECRET_HEX_CHARACTER:sign')],
  ]),
  ...rows('what is no seed', 'what lies in the clipboard', [
    ['alice.example@contoso.example', refused('EMAIL')],
    ['https://aka.ms/mfasetup', refused('WEB_LINK')],
    ['INC0012345', refused('SECRET_CHARACTER:zero')],
    ['phonefactor://activate_account?code=1', refused('PUSH_ENROLMENT')],
    ['{"secret":"frjlnxsknymgykjx"}', refused('NO_SECRET')],
    ['please show the next code now', refused('NO_SECRET')],
    ['223 926', refused('PLAIN_NUMBER')],
    ['8659612345678', refused('SERIAL_NUMBER')],
    ['', refused('NOTHING_TO_READ')],
    ['\u200b\u200e', refused('NOTHING_TO_READ')],
  ]),
  ...rows('where a secret ends', 'mail programs that break links, people who copy too much', [
    [
      `Link:\notpauth://totp/A:b?secret=${LONG}\nMZXW6YTB&issuer=X&digits=8`,
      refused('SECRET_RUNS_ON'),
    ],
    [`otpauth://totp/A:b?secret=${LONG}\nMZXW6YTB&issuer=X&digits=8`, refused('SECRET_RUNS_ON')],
    [`Here: otpauth://totp/A:b?secret=${LONG}\n&digits=8`, refused('SECRET_RUNS_ON')],
    [`Here: otpauth://totp/A:b?secret=${LONG}&digits=8&per\niod=60`, refused('SECRET_RUNS_ON')],
    [
      `otpauth://totp/A:b?secret=${LONG}&digits=8&per\niod=60`,
      as({ digits: 8, periodSeconds: 60 }),
    ],
    [`otpauth://totp/A:b?secret=${LONG} Copy`, refused('SECRET_RUNS_ON')],
    [`otpauth://totp/A:b?secret=${LONG} is the address`, refused('SECRET_RUNS_ON')],
    [`otpauth://totp/A:b?secret=${LONG}\nCopy`, taken({ account: 'b' })],
    [`otpauth://totp/A:b?secret=${LONG}\nBack Next`, taken({ account: 'b' })],
    [`otpauth://totp/A:b?secret=${LONG}\nBob`, refused('SECRET_RUNS_ON')],
    ['otpauth://totp/A:b?secret=frjl nxsk nymg ykjx', taken({ account: 'b' })],
    [
      'upn,secret key,serial number,time interval\na@x.example,2234567abcdef2234567abcdef,GALTABCDEFGH234567AB,30',
      refused('NO_SECRET'),
    ],
  ]),
];
