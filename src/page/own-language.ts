// The language of whoever reads: their browser's, unless the trial that serves the page speaks one alone.

/** A BCP 47 tag; the browser's own where it is of that language, so that times are written as its reader's country does. */
export function ownLanguage(): string {
  const { language } = navigator;
  const wanted = document.documentElement.dataset['language'];
  if (wanted === undefined || language.slice(0, 2).toLowerCase() === wanted) return language;
  return wanted;
}
