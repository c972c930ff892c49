// The set-up page as a dialog of Teams (task/fetch). The ticket is made when the dialog opens, for the one who opens it, and
// stands in the part of the address that is sent to no server.
import type { Actor } from '../../app/looking/who.js';
import type { CaseId } from '../../domain/ids.js';
import type { TokenChannel } from './answer-token.js';
import { renderReply } from './cards/render-answer.js';
import type { Fixed } from './cards/render-answer.js';
import type { PageAction } from './cards/render-token.js';
import type { Reader } from './cards/reader.js';
import { speechFor } from './cards/reader.js';

/** Body of an answer to `task/fetch` (botframework-schema, TaskModuleResponse). */
export type DialogAnswer = {
  readonly task:
    | {
        readonly type: 'continue';
        readonly value: {
          readonly title: string;
          readonly width: 'large';
          readonly height: 'large';
          readonly url: string;
          readonly fallbackUrl: string;
        };
      }
    | { readonly type: 'message'; readonly value: string };
};

export async function openDialog(
  { provisioning, pageUrl }: TokenChannel,
  of: { readonly actor: Actor; readonly caseId: CaseId; readonly reader: Reader },
): Promise<DialogAnswer> {
  const { actor, caseId, reader } = of;
  if (pageUrl === undefined) return noDialog('noSetUp', reader);
  const ticket = await provisioning.issueTicketFor(actor, caseId);
  if (ticket === undefined) return noDialog('nothingHere', reader);
  const url = pageUrl(ticket);
  const title = speechFor(reader).words.tokens.opened.heading;
  return dialogOf(title, url);
}

export function dialogOf(title: string, url: string): DialogAnswer {
  return {
    task: {
      type: 'continue',
      // Where a client has no dialogs it opens the same address in the browser.
      value: { title, width: 'large', height: 'large', url, fallbackUrl: url },
    },
  };
}

export function noDialog(words: Fixed, reader: Reader): DialogAnswer {
  return inTheDialogsPlace(renderReply(words, reader).summary);
}

export function inTheDialogsPlace(value: string): DialogAnswer {
  return { task: { type: 'message', value } };
}

/** A button that opens the page as a dialog: its data name the case and nothing else. */
export const dialogAction: PageAction = ({ caseId }, title) => ({
  type: 'Action.Submit',
  title,
  data: { caseId, msteams: { type: 'task/fetch' } },
});
