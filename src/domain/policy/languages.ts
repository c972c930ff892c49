// Which language somebody is spoken to in: their own, where there are words of it, else what the organisation has chosen.

/** BCP 47 subtags of those that there are words of. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

export type LanguageRules = {
  readonly languages: {
    /** For whoever's own is not known, or is none of ours. */
    readonly default: Language;
  };
};

/** `own`: the tag that a person's app names, such as `de-CH`. */
export function spokenLocale(own: string | undefined, otherwise: Language): string {
  const language = own?.split(/[-_]/)[0]?.toLowerCase();
  const isOurs = LANGUAGES.some((one) => one === language);
  return own !== undefined && isOurs ? own : otherwise;
}
