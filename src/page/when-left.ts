// What is secret goes when the page is left: browsers keep a page as it was for the way back, and show it to whoever goes that way.

/** Nothing is in the page that is kept, and what comes back is loaded anew. */
export function whenLeft(forget: () => void): void {
  addEventListener('pagehide', () => {
    forget();
    document.body.replaceChildren();
  });
  addEventListener('pageshow', ({ persisted }) => {
    // Not while it is still coming back: WebKit now and then never ends the one for the other.
    if (persisted)
      setTimeout(() => {
        location.reload();
      });
  });
}

/** Another tab, another program, a locked screen: phones take a picture of the page then. Ends with what is returned. */
export function whenHidden(forget: () => void): () => void {
  const look = (): void => {
    if (document.visibilityState === 'hidden') forget();
  };
  document.addEventListener('visibilitychange', look);
  return () => {
    document.removeEventListener('visibilitychange', look);
  };
}
