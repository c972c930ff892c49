// What this machine's clock shows, and what was noticed that speaks against it.
import { instant } from '../../domain/ids.js';
import { formatMoment, formatTime } from '../../text/times.js';
import { element } from '../element.js';
import type { Desk } from './desk.js';
import type { ClockDoubt } from './system-clock.js';

const LOOK_EVERY_MS = 1_000;

export function clockPart(desk: Desk): HTMLElement {
  const shown = element('p', { class: 'hint', id: 'clock' });
  const alarm = element('div', { role: 'alert', id: 'clock-doubt' });
  let said: string | undefined;
  const look = (): void => {
    const { words, locale } = desk.texts;
    const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions();
    const doubt = desk.clock.doubt();
    shown.hidden = doubt !== undefined;
    shown.textContent = words.clock.trusted(
      formatTime(instant(desk.clock.now()), { zone, locale }),
    );
    const line = doubt === undefined ? undefined : told(desk, doubt);
    // Read out when it comes, not at each second that it lasts.
    if (line === said) return;
    said = line;
    alarm.replaceChildren(
      ...(line === undefined
        ? []
        : [
            element(
              'div',
              { class: 'notice error' },
              element('p', {}, words.clock.wrong),
              element('p', {}, line),
            ),
          ]),
    );
  };
  look();
  setInterval(look, LOOK_EVERY_MS);
  return element('div', {}, alarm, shown);
}

function told(desk: Desk, doubt: ClockDoubt): string {
  const { words, locale } = desk.texts;
  const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions();
  switch (doubt.kind) {
    case 'older':
      return words.clock.older(formatMoment(instant(doubt.made), { zone, locale }));
    case 'server':
      return words.clock.server(doubt.seconds);
    case 'jumped':
      return words.clock.jumped(doubt.seconds);
  }
}
