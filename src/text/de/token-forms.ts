// The forms on a token's card: what ends it, and what corrects it.
import type { tokenForms as en } from '../en/token-forms.js';

export const tokenForms: typeof en = {
  deliver: {
    title: 'Angekommen',
    lines: (owner) => [
      `Fragen Sie ${owner} nach dem Code, den das Token jetzt zeigt, und tippen Sie ihn hier. Er beweist, dass das Token funktioniert.`,
      'Danach gebe ich keine Codes mehr dafür aus, und sein Geheimnis wird vernichtet oder, wenn Ihre Richtlinie das so festlegt, noch eine Weile verwahrt.',
    ],
    label: 'Code auf dem Token',
    hint: 'Wie das Token ihn zeigt',
    send: 'Als angekommen melden',
  },
  correct: {
    title: 'Tage berichtigen',
    lines: [
      'Ein Tag war falsch, oder hat sich geändert? Was Sie hier eintragen, gilt ab jetzt, und Erinnerungen richten sich danach. Was leer bleibt, ist nicht bekannt.',
    ],
    send: 'So festhalten',
    done: 'Die Tage der Sendung sind berichtigt.',
  },
  lose: {
    title: 'Verloren',
    lines: (owner) => [
      `Das Token für ${owner} gibt ab sofort keine Codes mehr aus, und sein Geheimnis wird vernichtet. Das lässt sich nicht rückgängig machen.`,
    ],
    send: 'Als verloren melden',
    checklist: [
      'Entfernen Sie die Methode in Entra: Wer das Token findet, könnte es noch benutzen.',
      'Richten Sie ein neues Token ein: Tippen Sie /provision und den Namen.',
    ],
  },
  cancel: {
    title: 'Abbrechen',
    lines: (owner) => [
      `Das Token für ${owner} gibt ab sofort keine Codes mehr aus, und sein Geheimnis wird vernichtet. Das lässt sich nicht rückgängig machen.`,
      'Hat das Konto schon einen Code davon angenommen, entfernen Sie dort auch die Methode.',
    ],
    send: 'Token abbrechen',
  },
};
