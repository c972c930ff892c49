// Freezing: what security people type and are answered, and what a frozen request's card says.
import type { control as en } from '../en/control.js';
import type { Say } from '../say.js';
import { checkSpelling, nearNames } from './ask-refusals.js';
import { frozenLines } from './frozen-lines.js';

const codesOf = (whom: string | null, say: Say): string =>
  whom === null ? 'Codes' : `Codes für ${say.name(whom)}`;
/** Nobody could be asked for the name of whoever froze while the directory was down. */
const nameOr = (name: string, say: Say): string =>
  name === '' ? 'jemand aus dem Sicherheitsteam' : say.name(name);
const lift = (everybodys: boolean): string =>
  everybodys ? 'Tippen Sie /unfreeze' : 'Tippen Sie /unfreeze und den Namen';

export const control: typeof en = {
  everything: (reason) => `Alles sperren: ${reason}`,
  refused: 'Es wurde nichts geändert',
  frozen: ({ whom, reason = '' }, say) => ({
    heading: 'Gesperrt',
    lines: [
      whom === null
        ? 'Nichts wird mehr ausgegeben: kein Code, und kein QR-Code eines Tokens.'
        : `Für ${say.name(whom.name)}, ${say.name(whom.account)}, wird nichts mehr ausgegeben: kein Code, und kein QR-Code eines Tokens.`,
      ...(reason.trim() === '' ? [] : [`Ihre Begründung: ${say.quote(reason)}`]),
      `Aufheben muss das jemand anderes im Sicherheitsteam: ${lift(whom === null)}.`,
    ],
  }),
  lifted: ({ whom, still, allFrozen }, say) => ({
    heading: 'Die Sperre wurde aufgehoben',
    lines: [
      allFrozen === true
        ? `${codesOf(whom?.name ?? null, say)} sind nicht mehr einzeln gesperrt. Ausgegeben wird trotzdem nichts: Alles ist gesperrt. Um das aufzuheben, tippen Sie /unfreeze.`
        : `${codesOf(whom?.name ?? null, say)} können wieder freigegeben und angezeigt werden.`,
      ...(whom === null && still.length > 0
        ? [
            `Weiterhin einzeln gesperrt: ${say.names(still)}. Um das aufzuheben, tippen Sie /unfreeze und den Namen.`,
          ]
        : []),
    ],
  }),
  'half-lifted': () => ({
    heading: 'Eine von zwei Personen',
    lines: [
      'Die Aufzeichnungen wurden aus einer Sicherung wiederhergestellt, deshalb müssen zwei Personen des Sicherheitsteams die Sperre aufheben. Sie sind die erste.',
      'Jemand anderes muss ebenfalls /unfreeze tippen. Bis dahin bleibt alles gesperrt.',
    ],
  }),
  refusals: {
    NOT_SECURITY: () => [
      'Das kann nur das Sicherheitsteam.',
      'Wenn Codes gestoppt werden müssen, rufen Sie dort an. Was Sie dürfen, zeigt /whoami.',
    ],
    UNKNOWN_PERSON: ({ typed, nearest }, say) => [
      `Ich kenne niemanden mit dem Namen ${say.quote(typed)}, deshalb wurde nichts geändert.`,
      `${checkSpelling(nearest)} oder tippen Sie stattdessen die Adresse. Für alle auf einmal tippen Sie „all“ an Stelle des Namens.`,
      ...nearNames(nearest),
    ],
    SEVERAL_PEOPLE: () => [
      'Dieser Name passt auf mehrere Personen, deshalb wurde noch nichts geändert. Für alle auf einmal tippen Sie „all“ an Stelle des Namens.',
      'Oder wählen Sie aus, wen Sie meinen:',
    ],
    ALREADY_FROZEN: ({ order, whom }, say) => [
      `${codesOf(whom, say)} sind schon gesperrt: ${nameOr(order.by.name, say)} hat das um ${say.time(order.at)} getan.`,
      ...(order.reason.trim() === '' ? [] : [`Begründung: ${say.quote(order.reason)}`]),
      `Jede andere Person im Sicherheitsteam kann das aufheben: ${lift(whom === null)}.`,
    ],
    NOT_FROZEN: ({ whom, still }, say) => [
      `${codesOf(whom, say)} sind nicht gesperrt.`,
      still.length > 0
        ? `Gesperrt sind Codes für: ${say.names(still)}. Wenn Sie eine dieser Personen meinen, tippen Sie /unfreeze und diesen Namen.`
        : 'Es gibt nichts aufzuheben. Was Sie tippen können, zeigt /hilfe.',
    ],
    LIFTED_IT_YOURSELF: () => [
      'Sie waren die erste der zwei Personen, die nach einer Wiederherstellung die Sperre aufheben müssen.',
      'Jemand anderes aus dem Sicherheitsteam muss /unfreeze tippen. Bis dahin bleibt alles gesperrt.',
    ],
    FROZE_IT_YOURSELF: () => [
      'Sie haben selbst gesperrt, also muss jemand anderes im Sicherheitsteam die Sperre aufheben.',
      'Bitten Sie jemanden darum. Bis dahin bleibt es gesperrt.',
    ],
  },
  freezes: {
    notAReviewer:
      'Nur Revision und Sicherheitsteam sehen, was gesperrt ist. Was Sie dürfen, zeigt /whoami.',
    heading: 'Was gesperrt ist',
    none: 'Nichts ist gesperrt.',
    everything: 'Alles',
    person: (name, account) => (account === '' ? name : `${name}, ${account}`),
    since: 'Seit',
    by: 'Von',
    until: 'Bis',
    reason: 'Begründung',
    noReason: 'keine angegeben',
    nameless: 'jemand aus dem Sicherheitsteam',
    restored: (at) => `${at}, mit den Aufzeichnungen aus einer Sicherung`,
    lifting: {
      one: 'jemand im Sicherheitsteam sie aufhebt, aber nicht, wer gesperrt hat',
      two: 'zwei Personen des Sicherheitsteams sie aufgehoben haben',
      second: (first) => `eine zweite Person sie aufhebt; ${first} hat das schon`,
    },
    lift: (account) => `Für ${account} aufheben`,
    liftAll: 'Für alle aufheben',
    others: (names) =>
      `Ebenfalls gesperrt und hier nicht gezeigt: ${names}. Dafür tippen Sie /unfreeze und den Namen.`,
  },
  breakGlass: {
    open: 'Im Notfall auslösen',
    send: 'Ohne Freigabe auslösen',
    input: {
      label:
        'Warum kann es nicht warten? Alle, die freigeben können, die Person, der das Konto gehört, Revision und Sicherheitsteam erfahren es sofort, und es wird nachgeprüft.',
      hint: 'Zum Beispiel: Station 3 ist ausgesperrt, und niemand gibt frei',
    },
  },
  review: {
    open: (who) => ({
      heading: 'Ein Notfall ist nachzuprüfen',
      lines: [
        `${who} hat einen Code ausgelöst, ohne auf eine Freigabe zu warten.`,
        'Klären Sie, ob das richtig war, und schließen Sie dann die Nachprüfung ab. Sie werden jeden Tag erinnert, bis das jemand getan hat.',
      ],
    }),
    closed: {
      heading: 'Der Notfall wurde nachgeprüft',
      lines: ['Die Nachprüfung ist abgeschlossen. Sie müssen nichts weiter tun.'],
    },
    facts: {
      releasedAt: 'Ausgelöst um',
      shown: 'Codes angezeigt',
      notShown: 'noch keiner',
      shownTimes: (count, at) => `${count}, zuletzt um ${at}`,
      report: 'Gemeldet',
      noReport: 'noch nichts',
      reports: {
        worked: 'hat funktioniert',
        refused: 'nicht akzeptiert',
        'not-used': 'nicht verwendet',
      },
      closedBy: 'Abgeschlossen von',
      closedAt: 'Abgeschlossen um',
      found: 'Ergebnis',
    },
    form: {
      close: 'Nachprüfung abschließen',
      closeNow: 'Jetzt abschließen',
      input: {
        label: 'Was haben Sie festgestellt? Es wird im Protokoll aufbewahrt.',
        hint: 'Zum Beispiel: mit Alice und Alex telefoniert, beide bestätigen es',
      },
    },
    refusals: {
      NOT_A_REVIEWER: () =>
        'Nur Revision und Sicherheitsteam schließen Nachprüfungen ab. Überlassen Sie es ihnen.',
      OWN_BREAK_GLASS: () =>
        'Sie haben diesen Code selbst ausgelöst, also muss jemand anderes das nachprüfen. Fragen Sie die Revision oder das Sicherheitsteam.',
      NOTE_MISSING: () =>
        'Tippen Sie, was Sie festgestellt haben, und drücken Sie dann erneut „Jetzt abschließen“.',
      REVIEW_CLOSED: () =>
        'Diese Nachprüfung hat schon jemand abgeschlossen. Das Ergebnis sehen Sie unten.',
    },
    list: {
      notAReviewer:
        'Nur Revision und Sicherheitsteam prüfen Notfälle nach. Was Sie dürfen, zeigt /whoami.',
      none: 'Es gibt keinen Notfall nachzuprüfen.',
      some: (count) =>
        count === 1
          ? 'Ein Notfall ist nachzuprüfen. Die Karte dazu folgt.'
          : `${count} Notfälle sind nachzuprüfen. Die Karten dazu folgen.`,
      more: 'Es gibt noch mehr. Wenn diese abgeschlossen sind, tippen Sie erneut /reviews.',
    },
  },
  card: {
    heading: 'Codes sind gesperrt',
    lines: frozenLines,
  },
};
