// A browser of any make, as far as the tests of our pages need one: a window that goes somewhere, is looked into, and is used.

export type EngineWindow = {
  /** Until that page is loaded: nothing after this is answered by the one before it. */
  readonly goto: (address: string) => Promise<void>;
  /** As the button beside the address does; and as with `goto`. */
  readonly back: () => Promise<void>;
  /** What an expression is in the page, as JSON. */
  readonly value: (expression: string) => Promise<unknown>;
  /** These take an expression that is an element. */
  readonly click: (element: string) => Promise<void>;
  readonly type: (element: string, text: string) => Promise<void>;
  readonly choose: (element: string, path: string) => Promise<void>;
  /** Of all of the page, as PNG. */
  readonly picture: () => Promise<Buffer>;
  readonly close: () => Promise<void>;
};

/** What a browser can be told to forbid before it opens. */
export type Setting = 'fingerprinting' | 'storage' | 'wasm';

export type Engine = {
  readonly name: 'Chromium' | 'Firefox' | 'WebKit';
  readonly version: () => Promise<string>;
  readonly knows: readonly Setting[];
  /** Programs that are not on this machine. */
  readonly missing: () => readonly string[];
  /** A window of a browser of its own, in which nobody has been anywhere. */
  readonly open: (setting?: Setting) => Promise<EngineWindow>;
};

export const SIZE = { width: 760, height: 900 } as const;
