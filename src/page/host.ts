// Where the page lies: in a browser of its own, or in a frame or window of Teams. Only there is Teams' library loaded.
import { ownLanguage } from './own-language.js';

export type Theme = 'light' | 'dark' | 'contrast';

export type Host = {
  /** BCP 47 tag. */
  readonly locale: string;
  readonly zone: string;
  /** Undefined: the browser's own preference counts, by style sheet. */
  readonly theme: Theme | undefined;
  readonly onTheme: (changed: (theme: Theme) => void) => void;
  /** Files can be saved here: in a browser, and in Teams on a desktop. */
  readonly saves: boolean;
  /** A sign-in token that proves to the bot who is here. */
  readonly signIn?: () => Promise<string>;
  /** The text of a code in front of the phone's camera. */
  readonly scan?: () => Promise<string>;
  /** Closes the dialog. */
  readonly close?: () => void;
};

/** Teams answers in milliseconds; what frames us and does not is not Teams. */
const ANSWERS_WITHIN_MS = 15_000;

export async function findHost(): Promise<Host> {
  const own = ownWindow();
  if (!isInTeams()) return own;
  const silence = new Promise<Host>((resolve) => {
    setTimeout(() => {
      resolve(withoutSignIn(own));
    }, ANSWERS_WITHIN_MS);
  });
  return Promise.race([attachToTeams(own), silence]);
}

async function attachToTeams(own: Host): Promise<Host> {
  try {
    const { connectTeamsHost } = await import('./teams-host.js');
    return await connectTeamsHost(own);
  } catch {
    return withoutSignIn(own);
  }
}

/** The page then says that nobody vouches for who is there. */
function withoutSignIn(own: Host): Host {
  return { ...own, signIn: async () => Promise.reject(new Error('Teams does not answer')) };
}

/** Teams alone may frame us (frame-ancestors); its phones have no frame, but an object of their own. */
function isInTeams(): boolean {
  return window.parent !== window || isPhone();
}

function isPhone(): boolean {
  return 'nativeInterface' in window;
}

function ownWindow(): Host {
  return {
    locale: ownLanguage(),
    zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    theme: undefined,
    onTheme: () => undefined,
    saves: !isPhone(),
  };
}
