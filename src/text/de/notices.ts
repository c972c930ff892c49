// Short messages next to the cards, because a card that changes makes no sound. The heading is also the notification.
import type { Notice } from '../../domain/release/notice.js';
import type { ByCode } from '../by-code.js';
import type { Told } from '../card-words.js';
import { openAChat } from './ask-refusals.js';
import { logNotices } from './log-notices.js';
import { tokenNotices } from './token-notices.js';

export const notices: ByCode<Notice, Told> = {
  ...tokenNotices,
  'request-approved': ({ ownerName, by, from }, say) => ({
    heading: 'Ihre Anfrage wurde freigegeben',
    lines: [
      `Ein Code für ${say.name(ownerName)} wurde freigegeben von ${say.names(by)}.`,
      `Sie können ihn ab ${say.time(from)} anzeigen: Die Karte kommt dann noch einmal. Drücken Sie darauf „Code anzeigen“.`,
    ],
  }),
  'request-withdrawn': ({ ownerName }, say) => ({
    heading: 'Ihre Anfrage wartet wieder auf Freigabe',
    lines: [
      `Eine Freigabe Ihrer Anfrage für ${say.name(ownerName)} wurde zurückgezogen. Darum kann jetzt nichts angezeigt werden.`,
      'Sie bekommen eine Nachricht, wenn sie wieder freigegeben ist. Wenn das nicht warten kann, rufen Sie eine der Personen an, die die Karte nennt.',
    ],
  }),
  'request-denied': ({ ownerName, by, reason }, say) => ({
    heading: 'Ihre Anfrage wurde abgelehnt',
    lines: [
      `${say.name(by)} hat einen Code für ${say.name(ownerName)} abgelehnt.`,
      ...(reason.trim() === '' ? [] : [`Begründung: ${say.quote(reason)}`]),
      `Sprechen Sie mit ${say.name(by)}, bevor Sie erneut anfragen.`,
    ],
  }),
  'request-expired': ({ ownerName, unapproved }, say) => ({
    heading: 'Ihre Anfrage ist abgelaufen',
    lines: unapproved
      ? [
          `Ein Code für ${say.name(ownerName)} wurde nicht rechtzeitig freigegeben.`,
          'Rufen Sie eine der Personen an, die freigeben können, und fragen Sie dann erneut an.',
        ]
      : [
          `Die Zeit, in der ein Code für ${say.name(ownerName)} angezeigt werden konnte, ist vorbei.`,
          'Wenn Sie den Code noch brauchen, fragen Sie erneut an.',
        ],
  }),
  'request-stopped': ({ ownerName }, say) => ({
    heading: 'Ihre Anfrage wurde gestoppt',
    lines: [
      `Auf sie wird kein Code für ${say.name(ownerName)} mehr ausgegeben.`,
      'Den Grund und was zu tun ist, sehen Sie auf der Karte.',
    ],
  }),
  'request-reminder': ({ requesterName, ownerName, until }, say) => ({
    heading: 'Eine Anfrage wartet noch auf Sie',
    lines: [
      `${say.name(requesterName)} hat einen Code für ${say.name(ownerName)} angefragt und wartet auf eine Antwort.`,
      `Drücken Sie auf der Karte „Freigeben“ oder „Ablehnen“, spätestens um ${say.time(until)}. Noch einmal sehen Sie sie mit /requests.`,
    ],
  }),
  'request-frozen': ({ ownerName }, say) => ({
    heading: 'Codes sind gesperrt',
    lines: [
      `Das Sicherheitsteam hat Codes vorerst gesperrt. Ihre Anfrage für ${say.name(ownerName)} muss deshalb warten.`,
      'Sie bekommen eine Nachricht, wenn die Sperre aufgehoben ist. Wenn es nicht warten kann, rufen Sie das Sicherheitsteam an.',
    ],
  }),
  'shown-frozen': ({ ownerName }, say) => ({
    heading: 'Geben Sie den Code nicht weiter',
    lines: [
      `Das Sicherheitsteam hat Codes gesperrt. Der Code für ${say.name(ownerName)}, den Sie gesehen haben, gilt vielleicht noch.`,
      'Wenn Sie ihn noch nicht weitergegeben haben, tun Sie es nicht. Sonst sagen Sie es jetzt dem Sicherheitsteam.',
    ],
  }),
  'request-lifted': ({ ownerName }, say) => ({
    heading: 'Die Sperre wurde aufgehoben',
    lines: [`Ihre Anfrage für ${say.name(ownerName)} geht weiter. Sehen Sie auf die Karte.`],
  }),
  'codes-frozen': ({ whom, by, at, reason }, say) => ({
    heading: 'Codes sind gesperrt',
    lines: [
      whom === null
        ? `${say.name(by)} hat um ${say.time(at)} alle Codes gesperrt.`
        : `${say.name(by)} hat um ${say.time(at)} die Codes für ${say.name(whom)} gesperrt.`,
      ...(reason.trim() === '' ? [] : [`Begründung: ${say.quote(reason)}`]),
      `Aufheben kann das jemand anderes im Sicherheitsteam als ${say.name(by)}: Tippen Sie /unfreeze${whom === null ? '' : ' und den Namen'}.`,
    ],
  }),
  'freeze-lifted': ({ whom, by, at }, say) => ({
    heading: 'Die Sperre wurde aufgehoben',
    lines: [
      whom === null
        ? `${say.name(by)} hat um ${say.time(at)} die Sperre aller Codes aufgehoben.`
        : `${say.name(by)} hat um ${say.time(at)} die Sperre der Codes für ${say.name(whom)} aufgehoben.`,
      `Wenn das zu früh ist, rufen Sie ${say.name(by)} an, oder tippen Sie erneut /freeze.`,
    ],
  }),
  'break-glass-used': ({ requesterName, ownerName, issuer, reason, at, yours }, say) => ({
    heading: 'Im Notfall ausgelöst',
    lines: [
      yours
        ? `${say.name(requesterName)} hat um ${say.time(at)} einen Code für Ihr Konto bei ${say.name(issuer)} ausgelöst, ohne auf eine Freigabe zu warten.`
        : `${say.name(requesterName)} hat um ${say.time(at)} einen Code für ${say.name(ownerName)} ausgelöst, ohne auf eine Freigabe zu warten.`,
      `Begründung: ${say.quote(reason)}`,
      yours
        ? 'Wenn Sie nicht darum gebeten haben, drücken Sie auf der Karte „Das war ich nicht“ und rufen Sie Ihren IT-Support an.'
        : `Wenn Sie nichts davon wissen, rufen Sie jetzt ${say.name(requesterName)} und Ihr Sicherheitsteam an.`,
    ],
  }),
  'records-restored': ({ at, backedUpAt }, say) => ({
    heading: 'Aus einer Sicherung wiederhergestellt und gesperrt',
    lines: [
      `Um ${say.time(at)} wurden die Aufzeichnungen aus einer Sicherung von ${say.time(backedUpAt)} wiederhergestellt. Was dazwischen entschieden wurde, ist nicht bekannt: wer gesperrt war, welche Token verloren, übergeben oder abgebrochen wurden.`,
      'Alles ist gesperrt, und jede offene Anfrage ist beendet. Holen Sie nach, was zu sagen ist; dann tippen zwei Personen des Sicherheitsteams /unfreeze.',
    ],
  }),
  ...logNotices,
  'policy-changed': ({ at }, say) => ({
    heading: 'Die Richtlinie wurde geändert',
    lines: [
      `Seit ${say.time(at)} gilt eine geänderte Richtliniendatei. Sie legt fest, wer Codes anfordern darf und wer sie freigibt.`,
      'Wenn Sie von dieser Änderung nichts wissen, fragen Sie, wer sie vorgenommen hat, und informieren Sie Ihr Sicherheitsteam.',
    ],
  }),
  'owner-limit': ({ ownerName, at }, say) => ({
    heading: 'Für ein Konto wurden viele Codes angefordert',
    lines: [
      `Bis ${say.time(at)} wurden für ${say.name(ownerName)} so viele Codes angefordert, wie innerhalb einer Stunde möglich sind.`,
      'Klären Sie, wer anfragt und warum. Um Codes für dieses Konto zu sperren, tippen Sie /freeze und den Namen.',
    ],
  }),
  'proofs-locked': ({ ownerName, issuer, by, at, until }, say) => ({
    heading: 'Zu einem Token wurden zehn falsche Codes getippt',
    lines: [
      `Um ${say.time(at)} hat ${say.name(by)} den zehnten falschen Code zum Token von ${say.name(ownerName)} für ${say.name(issuer)} getippt. Bis ${say.moment(until)} lässt sich weder das Brennen noch die Ankunft beweisen.`,
      'Fragen Sie nach, was geschehen ist. Um Codes für dieses Konto zu sperren, tippen Sie /freeze und den Namen.',
    ],
  }),
  'policy-refused': ({ at, problems, where }, say) => ({
    heading: 'Die Richtliniendatei wurde abgelehnt',
    lines: [
      `Die Richtliniendatei wurde geändert und um ${say.time(at)} abgelehnt. Die bisherige Richtlinie gilt weiter, bis der Bot neu gestartet wird; mit dieser Datei würde er nicht mehr starten.`,
      `${problems === 1 ? 'Sie enthält 1 Fehler' : `Sie enthält ${problems} Fehler`}. Sehen Sie hier nach: ${say.names(where)}.`,
      'Prüfen Sie die Datei mit otp-bridge policy check, und berichtigen Sie sie, bevor etwas neu startet.',
    ],
  }),
  'approvers-unreachable': ({ ownerName, couldBe }, say) => ({
    heading: 'Niemand war erreichbar',
    lines: [
      `Ich konnte niemanden erreichen, um einen Code für ${say.name(ownerName)} freigeben zu lassen. Brechen Sie die Anfrage ab.`,
      ...openAChat(couldBe, say),
    ],
  }),
  'code-released': ({ requesterName, approvedBy, emergency, issuer, at }, say) => ({
    heading: 'Ein Code für Ihr Konto wurde ausgegeben',
    lines: [
      `${say.name(requesterName)} hat um ${say.time(at)} einen Code für Ihr Konto bei ${say.name(issuer)} gesehen.`,
      emergency
        ? 'Er wurde im Notfall ausgelöst. Niemand sonst hat ihn freigegeben.'
        : `Freigegeben von ${say.names(approvedBy)}.`,
      'Wenn Sie nicht darum gebeten haben, drücken Sie auf der Karte „Das war ich nicht“ und rufen Sie Ihren IT-Support an.',
    ],
  }),
};
