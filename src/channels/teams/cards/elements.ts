// The part of Adaptive Cards 1.5 that our cards are made of. Teams reads Markdown in a TextBlock's text and in a
// FactSet's facts, and in no TextRun (learn.microsoft.com, "Format cards in Teams"): so what people typed is shown in
// TextRuns alone, TextBlocks hold our own fixed words and hashes, and there is no FactSet.
import { plainText } from '../plain-text.js';
import type { ButtonData } from './pressable.js';

export type TextRun = {
  readonly type: 'TextRun';
  readonly text: string;
  readonly size?: 'Small' | 'ExtraLarge';
  readonly weight?: 'Bolder';
  readonly fontType?: 'Monospace';
  readonly isSubtle?: boolean;
};
type Placed = {
  readonly spacing?: 'None' | 'Small' | 'Medium' | 'Large';
  readonly separator?: boolean;
};
export type RichTextBlock = Placed & {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
  readonly horizontalAlignment?: 'Center';
};
/** Its text is Markdown: fixed words only, and hashes (`frame.ts`). */
export type TextBlock = Placed & {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly style?: 'heading';
  readonly size?: 'Medium';
  readonly weight?: 'Bolder';
};
export type Column = {
  readonly type: 'Column';
  readonly width: string;
  readonly items: readonly RichTextBlock[];
};
export type ColumnSet = Placed & {
  readonly type: 'ColumnSet';
  readonly columns: readonly Column[];
};
export type Container = Placed & {
  readonly type: 'Container';
  readonly style?: 'emphasis' | 'warning';
  readonly items: readonly Element[];
};
export type InputText = {
  readonly type: 'Input.Text';
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly maxLength: number;
  readonly isMultiline: boolean;
  readonly value?: string;
};
/** `value`: as `2026-11-28`, which is how a client sends what is chosen, too. */
export type InputDate = {
  readonly type: 'Input.Date';
  readonly id: string;
  readonly label: string;
  readonly value?: string;
};
/** Nothing is chosen beforehand. */
export type InputChoiceSet = {
  readonly type: 'Input.ChoiceSet';
  readonly id: string;
  readonly label: string;
  readonly style: 'compact' | 'expanded';
  readonly isRequired: true;
  readonly errorMessage: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
};
/** For clients that do not send an Action.Execute: the same button, as a message with a value. */
export type FallbackSubmit = {
  readonly type: 'Action.Submit';
  readonly title: string;
  readonly data: ActionExecute['data'] & { readonly verb: string };
  readonly style?: 'positive' | 'destructive';
};
export type ActionExecute = {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly verb: string;
  readonly data: ButtonData;
  readonly style?: 'positive' | 'destructive';
  /** Absent where the client itself asks (`refresh`). */
  readonly fallback?: FallbackSubmit;
};
export type ActionShowCard = {
  readonly type: 'Action.ShowCard';
  readonly title: string;
  readonly card: {
    readonly type: 'AdaptiveCard';
    readonly body: readonly Element[];
    readonly actions: readonly ActionExecute[];
  };
};
/** A page of ours, in the browser. */
export type ActionOpenUrl = {
  readonly type: 'Action.OpenUrl';
  readonly title: string;
  readonly url: string;
};
/** What is to be opened: the set-up of a case, the seed under a request, the auditors' page. */
type DialogData =
  { readonly caseId: string } | { readonly requestId: string } | { readonly page: 'audit' };
/** A page of ours, in a dialog of Teams: only Action.Submit can open one. */
export type ActionSubmit = {
  readonly type: 'Action.Submit';
  readonly title: string;
  readonly data: DialogData & { readonly msteams: { readonly type: 'task/fetch' } };
};
export type Action = ActionExecute | ActionShowCard | ActionOpenUrl | ActionSubmit;
export type ActionSet = Placed & {
  readonly type: 'ActionSet';
  readonly actions: readonly Action[];
};
export type Element =
  | RichTextBlock
  | TextBlock
  | ColumnSet
  | Container
  | ActionSet
  | InputText
  | InputDate
  | InputChoiceSet;

export type AdaptiveCard = {
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly lang: string;
  readonly fallbackText: string;
  /** Absent on cards that have nothing to refresh. `userIds` stays empty: an absent list makes clients call by themselves. */
  readonly refresh?: { readonly action: ActionExecute; readonly userIds: readonly [] };
  readonly body: readonly Element[];
};

/** Longest run of text in a card; our own longest sentence with its names is far shorter. */
const RUN_SHOWN = 1000;

export function textRun(text: string, look: Omit<TextRun, 'type' | 'text'> = {}): TextRun {
  return { type: 'TextRun', text: plainText(text, RUN_SHOWN), ...look };
}

export function richText(inlines: readonly TextRun[], place: Placed = {}): RichTextBlock {
  return { type: 'RichTextBlock', inlines, ...place };
}

/** One line or paragraph, which may hold names and other people's words. */
export function paragraph(text: string, place: Placed = {}): RichTextBlock {
  return richText([textRun(text)], place);
}

/** Screen readers announce it as a heading. Fixed words only. */
export function heading(text: string): TextBlock {
  return {
    type: 'TextBlock',
    text,
    wrap: true,
    style: 'heading',
    size: 'Medium',
    weight: 'Bolder',
  };
}

/** A label and what it stands for, in the order in which they are read. */
export function fact(label: string, value: string): ColumnSet {
  const column = (width: string, run: TextRun): Column => ({
    type: 'Column',
    width,
    items: [richText([run])],
  });
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      column('110px', textRun(label, { isSubtle: true })),
      column('stretch', textRun(value)),
    ],
  };
}

export function container(
  items: readonly Element[],
  look: Omit<Container, 'type' | 'items'> = {},
): Container {
  return { type: 'Container', ...look, items };
}

export function actionSet(actions: readonly Action[], place: Placed = {}): ActionSet {
  return { type: 'ActionSet', actions, ...place };
}
