// Die erste Nachricht: was das ist, und was man selbst damit zu tun hat.
import { PRODUCT_NAME } from '../product-name.js';
import type { welcome as en } from '../en/welcome.js';

export const welcome: typeof en = {
  heading: 'Willkommen',
  what: `Ich bin ${PRODUCT_NAME}. Ich gebe einen Code für jemanden aus, dessen Token noch in der Post ist, sobald eine zweite Person freigegeben hat.`,
  parts: {
    requester: 'Sie fragen Codes an: Tippen Sie /otp alice am Flughafen.',
    approver:
      'Sie geben frei, worum andere bitten: Es kommt eine Karte mit „Freigeben“ und „Ablehnen“.',
    provisioner:
      'Sie richten Tokens ein: Tippen Sie /provision alice; /tokens zeigt die, die in Arbeit sind.',
    auditor:
      'Sie sehen, wer welchen Code sah: Tippen Sie /audit alice; /reviews zeigt die Notfälle, /freezes, was gesperrt ist.',
    security:
      'Sie können alles sofort sperren: Tippen Sie /freeze und warum; /freezes zeigt, was gesperrt ist, /reviews die Notfälle.',
    operator:
      'Sie betreiben den Bot: Sie erfahren, wenn sich seine Regeln ändern oder er Sie braucht.',
    'break-glass': 'Im Notfall können Sie einen Code ohne Freigabe auslösen. Alle erfahren davon.',
    export:
      'Sie dürfen anfragen, dass das Geheimnis eines Tokens in einer Datei hinausgeht: Tippen Sie /export alice und warum.',
  },
  nobody:
    'Wenn jemand einen Code von Ihnen anfragt, erfahren Sie es hier und können mit einem Druck Einspruch erheben.',
  more: 'Was ich von Ihnen habe, und wem Codes von Ihnen gezeigt wurden, zeigt /mine. Was Sie tippen können, zeigt /hilfe.',
};
