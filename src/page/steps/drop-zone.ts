// Where pictures are dropped, pasted or chosen.
import { button, element } from '../element.js';
import { ownDevice } from '../own-device.js';
import type { Device } from '../own-device.js';
import { actions } from '../step.js';

type Dropping = {
  readonly title: Readonly<Record<Device, string>>;
  /** What the button is called that chooses a picture. */
  readonly choose: string;
  /** Other buttons beside it. */
  readonly besides?: readonly HTMLElement[];
  readonly picture: (blob: Blob) => void;
  /** What was dropped is no picture. */
  readonly refuse: () => void;
};

export function dropZone(dropping: Dropping): HTMLElement {
  const { picture, refuse } = dropping;
  const chosen = element('input', { type: 'file', accept: 'image/*', hidden: true, id: 'picture' });
  chosen.addEventListener('change', () => {
    const [file] = chosen.files ?? [];
    // The same file may be chosen again.
    if (file !== undefined) picture(file);
    chosen.value = '';
  });
  const zone = element('div', { class: 'drop' }, ...waysOf(dropping, chosen), chosen);
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

/** Nobody pastes or drops with a finger: there the button that chooses comes first. */
function waysOf(
  { title, choose, besides = [] }: Dropping,
  chosen: HTMLInputElement,
): readonly HTMLElement[] {
  const device = ownDevice();
  const choosing = button(choose, device === 'touch' ? 'primary' : 'plain', () => {
    chosen.click();
  });
  const words = element('p', { class: 'big' }, title[device]);
  const buttons = actions(choosing, ...besides);
  return device === 'touch' ? [buttons, words] : [words, buttons];
}
