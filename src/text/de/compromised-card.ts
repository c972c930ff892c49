// Was auf der Karte einer Anfrage steht, deren Token gestoppt wurde, nachdem schon etwas angezeigt worden war.
import type { Words } from '../words.js';

type Card = Words['compromised']['card'];

const STOPPED =
  'Das Geheimnis des Tokens ist vielleicht in fremden Händen. Darum gibt es keine Codes mehr.';

const codeOut: Card['lines']['codeOut'] = {
  requester: [
    STOPPED,
    'Vorher war schon ein Code angezeigt worden, der vielleicht noch gilt. Geben Sie ihn nicht weiter; haben Sie es schon getan, sagen Sie es dem Sicherheitsteam.',
  ],
  approver: [STOPPED, 'Vorher war schon ein Code angezeigt worden. Sie müssen nichts tun.'],
  owner: [
    'Das Geheimnis Ihres Tokens ist vielleicht in fremden Händen. Darum gibt es keine Codes mehr. Einer war vorher schon angezeigt worden.',
    'Verwenden Sie ihn nicht. Wenn Sie sich gerade damit angemeldet haben, sagen Sie es Ihrem IT-Support.',
  ],
};

const seedOut: Card['lines']['seedOut'] = {
  requester: [
    STOPPED,
    'Ihnen wurde sein Geheimnis angezeigt. Brennen Sie damit kein Token; hat es noch jemand gesehen, sagen Sie es jetzt dem Sicherheitsteam.',
  ],
  approver: [STOPPED, 'Das Geheimnis war vorher schon angezeigt worden. Sie müssen nichts tun.'],
  owner: [
    'Das Geheimnis Ihres Tokens ist vielleicht in fremden Händen. Darum gibt es keine Codes mehr. Es war vorher schon angezeigt worden.',
    'Wenn Sie davon nichts wissen, rufen Sie jetzt Ihren IT-Support an.',
  ],
};

const fileOut: Card['lines']['fileOut'] = {
  requester: [
    STOPPED,
    'Sie haben sein Geheimnis in einer Datei. Löschen Sie sie; hat es noch jemand gesehen, sagen Sie es jetzt dem Sicherheitsteam.',
  ],
  approver: [
    STOPPED,
    'Das Geheimnis war vorher schon in einer Datei herausgegeben worden. Sie müssen nichts tun.',
  ],
  owner: [
    'Das Geheimnis Ihres Tokens ist vielleicht in fremden Händen. Darum gibt es keine Codes mehr. Es war vorher schon in einer Datei herausgegeben worden.',
    'Wenn Sie davon nichts wissen, rufen Sie jetzt Ihren IT-Support an.',
  ],
};

export const compromisedCard: Card = {
  heading: 'Das Token wurde gestoppt',
  lines: { codeOut, seedOut, fileOut },
};
