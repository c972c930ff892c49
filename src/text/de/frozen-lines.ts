// Was auf der Karte einer gesperrten Anfrage steht, je nachdem, wer sie liest und was vorher angezeigt wurde.
import type { Audience } from '../../domain/release/view.js';
import type { frozenLines as en } from '../en/frozen-lines.js';

const WAITING: Readonly<Record<Audience, readonly string[]>> = {
  requester: [
    'Das Sicherheitsteam hat Codes vorerst gesperrt: Nichts kann freigegeben oder angezeigt werden.',
    'Die Anfrage bleibt offen, bis ihre Zeit abgelaufen ist. Sie bekommen eine Nachricht, wenn die Sperre aufgehoben ist.',
  ],
  approver: [
    'Das Sicherheitsteam hat Codes vorerst gesperrt: Nichts kann freigegeben oder angezeigt werden.',
    'Wenn Sie einen Grund gegen diese Anfrage kennen, drücken Sie „Ablehnen“.',
  ],
  owner: [
    'Das Sicherheitsteam hat Codes vorerst gesperrt. Für Ihr Konto wird keiner ausgegeben.',
    'Wenn Sie nicht um einen gebeten haben, drücken Sie „Das war ich nicht“.',
  ],
};

/** Wer freigegeben hat. */
const APPROVED: readonly string[] = [
  'Das Sicherheitsteam hat Codes vorerst gesperrt: Nichts kann freigegeben oder angezeigt werden.',
  'Wenn Sie einen Grund gegen diese Anfrage kennen, nehmen Sie Ihre Freigabe zurück: Drücken Sie „Freigabe zurückziehen“.',
];

const CODE_OUT: Readonly<Record<Audience, readonly string[]>> = {
  requester: [
    'Das Sicherheitsteam hat Codes vorerst gesperrt.',
    'Der Code, den Sie gesehen haben, gilt vielleicht noch. Geben Sie ihn nicht weiter; wenn Sie es schon getan haben, sagen Sie es dem Sicherheitsteam.',
  ],
  approver: [
    'Das Sicherheitsteam hat Codes vorerst gesperrt.',
    'Vorher war schon ein Code angezeigt worden. Sie müssen nichts tun.',
  ],
  owner: [
    'Das Sicherheitsteam hat Codes vorerst gesperrt, aber einer war vorher schon angezeigt worden.',
    'Verwenden Sie ihn nicht. Wenn Sie sich gerade damit angemeldet haben, sagen Sie es Ihrem IT-Support.',
  ],
};

/** Das ganze Geheimnis war zu sehen. */
const SEED_OUT: Readonly<Record<Audience, readonly string[]>> = {
  requester: [
    'Das Sicherheitsteam hat Codes vorerst gesperrt.',
    'Sie haben das Geheimnis des Tokens gesehen. Brennen Sie damit kein Token; hat es noch jemand gesehen, sagen Sie es jetzt dem Sicherheitsteam.',
  ],
  approver: [
    'Das Sicherheitsteam hat Codes vorerst gesperrt.',
    'Das Geheimnis war vorher schon angezeigt worden. Sie müssen nichts tun.',
  ],
  owner: [
    'Das Sicherheitsteam hat Codes vorerst gesperrt, aber das Geheimnis Ihres Tokens war vorher schon angezeigt worden.',
    'Wenn Sie davon nichts wissen, rufen Sie jetzt Ihren IT-Support an.',
  ],
};

/** The whole seed had left in a file. */
const FILE_OUT: Readonly<Record<Audience, readonly string[]>> = {
  requester: [
    'Das Sicherheitsteam hat Codes vorerst gesperrt.',
    'Sie haben das Geheimnis des Tokens in einer Datei. Löschen Sie sie; hat es noch jemand gesehen, sagen Sie es jetzt dem Sicherheitsteam.',
  ],
  approver: [
    'Das Sicherheitsteam hat Codes vorerst gesperrt.',
    'Das Geheimnis war vorher schon in einer Datei hinausgegangen. Sie müssen nichts tun.',
  ],
  owner: [
    'Das Sicherheitsteam hat Codes vorerst gesperrt, aber das Geheimnis Ihres Tokens war vorher schon in einer Datei hinausgegangen.',
    'Wenn Sie davon nichts wissen, rufen Sie jetzt Ihren IT-Support an.',
  ],
};

const RELEASING: readonly string[] = [
  'Das Sicherheitsteam hat Codes vorerst gesperrt: Was gerade abgerufen wurde, wird nicht ausgegeben.',
  'Sie müssen nichts tun.',
];

export const frozenLines: typeof en = {
  waiting: WAITING,
  approved: APPROVED,
  codeOut: CODE_OUT,
  seedOut: SEED_OUT,
  fileOut: FILE_OUT,
  releasing: RELEASING,
};
