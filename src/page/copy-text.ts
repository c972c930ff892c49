// Into the clipboard, where the browser lets a page do that. Where it does not, what was meant is marked, so that a key or a finger copies it.

/** `shown`: where it stands on the page. */
export async function copyText(
  text: string,
  shown: HTMLElement | HTMLTextAreaElement,
): Promise<'copied' | 'marked'> {
  try {
    // Not there on a page that came without TLS, and kept back by some who look after browsers.
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    mark(shown);
    return 'marked';
  }
}

function mark(shown: HTMLElement | HTMLTextAreaElement): void {
  if (shown instanceof HTMLTextAreaElement) {
    shown.focus();
    shown.select();
  } else getSelection()?.selectAllChildren(shown);
}
