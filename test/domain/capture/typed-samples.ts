// What people type as a reason, a name, a number: with a seed in it, and without one.
import { LONG } from './odd-case.js';
import { SECRET } from './scan-samples.js';

const GROUPED = SECRET.replace(/.{4}(?=.)/g, '$& ');
const all = (kind: string, texts: readonly string[]): (readonly [string, string])[] =>
  texts.map((text) => [`${kind}: ${text}`, text] as const);

export const SECRETS: readonly (readonly [string, string])[] = [
  ...all('an address', [
    `otpauth://totp/Contoso:alice@contoso.example?secret=${LONG}&issuer=Microsoft`,
    `she sent me otpauth://totp/a?secret=${SECRET}, verified by call-back`,
    `<OTPAUTH://TOTP/a?SECRET=${LONG}>`,
    'otpauth-migration://offline?data=CjEKCkhlbGxvId6tvu8SGEV4YW1wbGU',
    `QR-Code:otpauth://totp/a?secret=${SECRET}`,
    `https://example.com/?secret=${LONG}`,
  ]),
  ...all('in one piece', [
    LONG,
    SECRET,
    SECRET.toUpperCase(),
    `her key ${SECRET}`,
    `${SECRET} is her key`,
    `Schlüssel:${SECRET}.`,
    `(${LONG})`,
    `"${LONG}"`,
    `key=${SECRET}`,
    `alice,${LONG},30`,
    '2sk2tsmkjp7kdbck',
    // Copied by hand, with a sign that is not in the alphabet.
    '2sk2tsmkjp7kdbc0',
    `${SECRET.slice(0, 8)}\u200b${SECRET.slice(8)}`,
  ]),
  ...all('in groups', [
    GROUPED,
    GROUPED.toUpperCase(),
    `she reads ${GROUPED} from the page`,
    `sie liest ${GROUPED} von der Seite`,
    'JBSW Y3DP EHPK 3PXP',
    'JBSW-Y3DP-EHPK-3PXP',
    'this code JBSW Y3DP EHPK 3PXP then',
    'hello jbsw y3dp ehpk 3pxp',
    'J3WW IV3P TGJP QV5Q AICM',
  ]),
  ...all('in hexadecimal', [
    '3132333435363738393031323334353637383930'.replace('31', '3a'),
    'seed 48656c6c6f21deadbeef48656c6c6f21deadbeef',
    '48656C6C6F21DEADBEEF',
  ]),
  ...all('as the page has it', [
    `Account name: Contoso:alice@contoso.example Secret key: ${GROUPED}`,
    `Kontoname: alice Geheimer Schlüssel: ${GROUPED}`,
    `alice@contoso.example,2300000000001,${LONG},30,Token2,C202`,
  ]),
];

export const NO_SECRETS: readonly (readonly [string, string])[] = [
  ...all('a ticket', [
    'INC0012345',
    'INC0012345678901234',
    'REQ-2026-11-0000123456',
    'CHG0040007 and RITM0010023',
    'SERVICEDESK-234567',
    'HELPDESK2345672345',
    'JIRA ITSM-4567',
    '#4567234567',
    'SR 226672345672345672',
    'case 00MS1234567',
  ]),
  ...all('a number', [
    '2300000000001',
    '8659232673245',
    '+41 44 234 56 72',
    '2345 6723 4567 2345',
    'IMEI 356723456723456',
    '00:1B:44:11:3A:B7',
    'room 2345, desk 672',
    '2026-11-28 14:30',
  ]),
  ...all('an id', [
    '7e57ab1e-0000-4000-8000-000000000105',
    '{88761958-E496-44C5-A4B8-F65FF7065580}',
    '88761958e49644c5a4b8f65ff7065580',
    'AADSTS50126 correlation 88761958-e496-44c5-a4b8-f65ff7065580',
    'https://contoso.sharepoint.com/:w:/s/it/EYxk3jbswy3dpehpk3pxpjbswy3dpehpk3pxp',
    'https://portal.example/incident/5f2b6c7d8e9fa0b1c2d3e4f5?x=1',
  ]),
  ...all('long words', [
    'Donaudampfschifffahrtsgesellschaft',
    'Kraftfahrzeughaftpflichtversicherung',
    'uncharacteristically',
    'Przybyszewskiego',
    'VERSCHLÜSSELUNGSTECHNOLOGIE',
    'log4jvulnerability',
    'win2k3r2migration',
    'o365migrationteam',
    'misunderstandings and counterrevolutionaries',
    'Llanfairpwllgwyngyll',
  ]),
  ...all('names', [
    'Anne-Marie Featherstonehaugh-Cholmondeley',
    'Wojciech Brzęczyszczykiewicz',
    'Maximiliane Schwarzenegger-Leutheusser',
    'alice.wonderland.longname@subsidiary.contoso.example',
    'Siobhan O’Brien',
    'Venkatanarasimharajuvaripeta',
    'Uvuvwevwevwe Onyetenyevwe',
    'Ísafold Þorsteinsdóttir',
    'MAXMUSTERMANNHAUSEN',
    'Krishnamoorthy Subramanian',
  ]),
  ...all('a reason', [
    'she is at the airport',
    'that this file will stay open when they come home',
    'lost both: phone and laptop, flies home on Friday',
    'VPN MFA SSO RDP CRM ERP all down',
    'from 2345 this week then home',
    'der Zug hält erst in Olten, dann ruft sie an',
    'need help from them with that ticket',
    'wait, keep calm, then call back from your desk line',
    'Zugangsdaten nach Urlaub vergessen, Rückruf erfolgt',
    '',
  ]),
];
