import type { StopCause } from '../../domain/release/request.js';
import type { stopped as en } from '../en/stopped.js';

const why: Readonly<Record<Exclude<StopCause, 'owner-objected'>, string>> = {
  'wrong-numbers': 'Zu oft wurde eine falsche Zahl eingegeben.',
  'without-numbers':
    'Wer freigibt, muss inzwischen eine Zahl eingeben, und diese Anfrage hat keine.',
  restored:
    'Die Aufzeichnungen wurden aus einer Sicherung wiederhergestellt, und damit endete alles, was offen war.',
  compromised: 'Das Token wurde gestoppt: Sein Geheimnis ist vielleicht in fremden Händen.',
  'token-over':
    'Das Token gibt keine Codes mehr: Es wurde inzwischen übergeben, verloren, abgebrochen oder ersetzt.',
};

export const stopped: typeof en = {
  requester: (cause, { owner, command }, again) => {
    if (cause === 'compromised') {
      return [
        why[cause],
        `Fragen Sie nicht erneut an. ${owner} braucht ein neues Token: Sagen Sie es der Person, die es einrichtet.`,
      ];
    }
    if (cause !== 'token-over') return [why[cause], again];
    return [
      why[cause],
      `Gibt es ein anderes Token für ${owner}, tippen Sie ${command}, um erneut anzufragen.`,
    ];
  },
  approver: (cause, again) =>
    cause === 'compromised' || cause === 'token-over'
      ? [why[cause], 'Sie müssen nichts weiter tun.']
      : [why[cause], again],
  owner: (cause, then) => {
    if (cause === 'token-over') {
      return ['Das Token, um das es ging, gibt keine Codes mehr.', then];
    }
    if (cause !== 'compromised') {
      return ['Bei der Freigabe ist etwas nicht so gelaufen, wie es soll.', then];
    }
    return [
      'Ihr Token wurde gestoppt: Sein Geheimnis ist vielleicht in fremden Händen.',
      'Was hilft, steht in einer anderen Nachricht in diesem Chat. Sehen Sie keine, rufen Sie Ihren IT-Support an.',
    ];
  },
};
