// Where pictures are dropped, pasted or chosen.
import { element } from '../element.js';

type Dropping = {
  readonly title: string;
  readonly picture: (blob: Blob) => void;
  /** What was dropped is no picture. */
  readonly refuse: () => void;
};

export function dropZone({ title, picture, refuse }: Dropping): HTMLElement {
  const chosen = element('input', { type: 'file', accept: 'image/*', hidden: true, id: 'picture' });
  chosen.addEventListener('change', () => {
    const [file] = chosen.files ?? [];
    // The same file may be chosen again.
    if (file !== undefined) picture(file);
    chosen.value = '';
  });
  const zone = element('div', { class: 'drop' }, element('p', { class: 'big' }, title), chosen);
  const over = (is: boolean) => (event: DragEvent) => {
    event.preventDefault();
    zone.classList.toggle('over', is);
  };
  zone.addEventListener('dragover', over(true));
  zone.addEventListener('dragleave', over(false));
  zone.addEventListener('drop', (event) => {
    over(false)(event);
    const file = pictureIn(event.dataTransfer);
    if (file === undefined) refuse();
    else picture(file);
  });
  return zone;
}

export function pictureIn(data: DataTransfer | null): File | undefined {
  return [...(data?.files ?? [])].find(({ type }) => type.startsWith('image/'));
}

/** Text that was pasted beside any field; in a field the browser does what it always does. */
export function textIn(event: ClipboardEvent): string | undefined {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  return isInField(event) || text.trim() === '' ? undefined : text;
}

export function isInField({ target }: Event): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
