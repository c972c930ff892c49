// A page that draws cards as Teams' web client does: Microsoft's own renderer, Markdown on, colours much like Teams'.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const PACKAGES = join(import.meta.dirname, '..', '..', 'node_modules');

type Drawable = { readonly name: string; readonly card: unknown };
export type Theme = 'light' | 'dark';
type Colours = {
  readonly page: string;
  readonly card: string;
  readonly text: string;
  readonly subtle: string;
  readonly line: string;
  readonly accent: string;
  readonly emphasis: string;
  readonly warning: string;
  readonly bad: string;
};
const COLOURS: Readonly<Record<Theme, Colours>> = {
  light: {
    page: '#f5f5f5',
    card: '#ffffff',
    text: '#242424',
    subtle: '#616161',
    line: '#d1d1d1',
    accent: '#5b5fc7',
    emphasis: '#f0f0f0',
    warning: '#fbf6d9',
    bad: '#c4314b',
  },
  dark: {
    page: '#1f1f1f',
    card: '#292929',
    text: '#ffffff',
    subtle: '#adadad',
    line: '#666666',
    accent: '#7f85f5',
    emphasis: '#1b1b1b',
    warning: '#463a05',
    bad: '#f1707b',
  },
};

/** A whole HTML page with the cards side by side, each under its name. */
export async function cardPage(cards: readonly Drawable[], theme: Theme): Promise<string> {
  const read = async (path: string): Promise<string> => readFile(join(PACKAGES, path), 'utf8');
  const renderer = await read('adaptivecards/dist/adaptivecards.min.js');
  const markdown = await read('markdown-it/dist/browser/markdown-it.umd.min.js');
  const data = JSON.stringify(cards).replaceAll('<', '\\u003c');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><style>${styleOf(COLOURS[theme])}</style>
<body><main></main><script>${renderer}</script><script>${markdown}</script>
<script>(${draw.toString()})(${data}, ${JSON.stringify(hostConfig(COLOURS[theme]))})</script></body></html>`;
}

function styleOf(c: Colours): string {
  return `body{margin:0;background:${c.page};color:${c.text};font:14px/20px "Segoe UI","Open Sans",sans-serif}
main{columns:6 400px;column-gap:16px;padding:16px}
figure{break-inside:avoid;margin:0 0 16px}
/* On a phone a card has the whole width. */
@media(max-width:360px){main{columns:auto;padding:0}}
figcaption{color:${c.subtle};font-size:12px;padding:0 0 4px}
.card{background:${c.card};border:1px solid ${c.line};border-radius:6px;box-shadow:0 1px 2px #0002}
.ac-adaptiveCard{outline:none}
.ac-pushButton{font:600 14px/20px "Segoe UI","Open Sans",sans-serif;padding:5px 12px;border-radius:4px;
border:1px solid ${c.line};background:${c.card};color:${c.text}}
.ac-pushButton.style-positive{background:${c.accent};border-color:${c.accent};color:${c.card}}
.ac-pushButton.style-destructive{color:${c.bad};border-color:${c.bad}}
.ac-input{box-sizing:border-box;width:100%;font:inherit;background:${c.page};color:${c.text};
border:1px solid ${c.line};border-radius:4px;padding:5px}`;
}

function hostConfig(c: Colours): object {
  const tone = (colour: string): object => ({ default: colour, subtle: c.subtle });
  const foregroundColors = {
    default: tone(c.text),
    accent: tone(c.accent),
    attention: tone(c.bad),
  };
  const style = (backgroundColor: string): object => ({ backgroundColor, foregroundColors });
  return {
    fontFamily: '"Segoe UI","Open Sans",sans-serif',
    fontTypes: {
      default: { fontFamily: '"Segoe UI","Open Sans",sans-serif' },
      monospace: { fontFamily: 'Consolas,"DejaVu Sans Mono",monospace' },
    },
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 28 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: c.line },
    containerStyles: {
      default: style(c.card),
      emphasis: style(c.emphasis),
      warning: style(c.warning),
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      showCard: { actionMode: 'inline', inlineTopMargin: 8, style: 'emphasis' },
    },
  };
}

/** Runs in the browser. */
function draw(cards: readonly Drawable[], config: object): void {
  // Both come from the scripts before this one.
  const { AdaptiveCards, markdownit } = globalThis as unknown as BrowserScripts;
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdownit().render(text);
    result.didProcess = true;
  };
  for (const { name, card } of cards) {
    const figure = document.createElement('figure');
    const caption = document.createElement('figcaption');
    caption.textContent = name;
    const adaptive = new AdaptiveCards.AdaptiveCard();
    adaptive.hostConfig = new AdaptiveCards.HostConfig(config);
    adaptive.parse(card);
    const frame = document.createElement('div');
    frame.className = 'card';
    const drawn = adaptive.render();
    if (drawn !== undefined) frame.append(drawn);
    figure.append(caption, frame);
    document.querySelector('main')?.append(figure);
  }
}

type BrowserScripts = {
  readonly AdaptiveCards: {
    readonly AdaptiveCard: {
      new (): {
        hostConfig: unknown;
        parse(card: unknown): void;
        render(): HTMLElement | undefined;
      };
      onProcessMarkdown: (
        text: string,
        result: { outputHtml: string; didProcess: boolean },
      ) => void;
    };
    readonly HostConfig: new (config: object) => unknown;
  };
  readonly markdownit: () => { render(text: string): string };
};

/** Of a picture of it. Below that a browser without a graphics card draws what is at the top once more. */
export const HIGHEST = 8_192;

export async function heightOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollHeight);
}
