// A time as somebody typed it, before anybody knows in which zone and on which day.

export type Clock = { readonly hour: number; readonly minute: number; readonly second: number };

export type Day =
  /** Today, or tomorrow where that has passed. */
  | { readonly kind: 'next' }
  | { readonly kind: 'in-days'; readonly days: number }
  /** Of the year that is nearest where none was typed. */
  | { readonly kind: 'date'; readonly year?: number; readonly month: number; readonly day: number }
  /** 0 is Sunday. */
  | { readonly kind: 'weekday'; readonly weekday: number };

export type TypedTime =
  | { readonly kind: 'in'; readonly seconds: number }
  | {
      readonly kind: 'at';
      /** Two where an hour alone was typed that may be in the morning or in the evening. */
      readonly clocks: readonly Clock[];
      readonly day: Day;
      /** As typed; the person's own where absent. */
      readonly zone?: string;
    }
  /** Meant as a time, and none that we know: `text` is what was typed. */
  | { readonly kind: 'unreadable'; readonly text: string };
