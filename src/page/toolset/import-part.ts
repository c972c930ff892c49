// A row of Entra's CSV file and the JSON of Graph, for those who may import.
import { tokenModel } from '../../domain/capture/token-model.js';
import { canImport, importCsv, importJson } from '../../domain/capture/write-import.js';
import { copyText } from '../copy-text.js';
import { button, element } from '../element.js';
import { ownDevice } from '../own-device.js';
import { actions, field, form, submitButton } from '../step.js';
import { folded, textInput } from './controls.js';
import type { Desk } from './desk.js';

export function importPart(desk: Desk): HTMLElement {
  const { imports } = desk.texts.words;
  const upn = textInput('upn');
  const serial = textInput('serial', { inputmode: 'numeric' });
  const place = element('div', {});
  const write = (): void => {
    place.replaceChildren(...written(desk, upn.value.trim(), serial.value.trim()));
  };
  const made = folded(
    imports.heading,
    form(
      write,
      element(
        'div',
        { class: 'two' },
        field({ label: imports.upn, input: upn }),
        field({ label: imports.serial, input: serial }),
      ),
      actions(submitButton(imports.make)),
    ),
    place,
  );
  desk.onChange(() => {
    place.replaceChildren();
    made.hidden = desk.offer === undefined;
    if (desk.offer === undefined) upn.value = '';
    else if (upn.value === '') upn.value = desk.offer.account;
  });
  return made;
}

function written(desk: Desk, upn: string, serial: string): readonly HTMLElement[] {
  const { imports } = desk.texts.words;
  const { offer, parameters } = desk;
  if (offer === undefined) return [];
  const warn = (line: string): HTMLElement => element('p', { class: 'notice warning' }, line);
  if (upn === '' || serial === '') return [warn(imports.missing)];
  const model = tokenModel(serial) ?? '';
  const token = { upn, serial, model, secret: offer.secret.reveal(), parameters };
  if (!canImport(token)) return [warn(imports.unfit)];
  const csv = importCsv(token);
  const json = importJson(token);
  return [
    csv === undefined ? warn(imports.noCsv) : copyable(desk, imports.csv, { id: 'csv', text: csv }),
    ...(json === undefined ? [] : [copyable(desk, imports.json, { id: 'json', text: json })]),
  ];
}

function copyable(
  desk: Desk,
  label: string,
  { id, text }: { readonly id: string; readonly text: string },
): HTMLElement {
  const { imports } = desk.texts.words;
  const rows = String(text.trimEnd().split('\n').length);
  const area = element('textarea', { id, rows, readonly: true, spellcheck: 'false' });
  area.value = text;
  const copy = button(imports.copy, 'plain', () => {
    void copyText(text, area).then((done) => {
      desk.notice(
        done === 'copied'
          ? { tone: 'warning', lines: [imports.copied] }
          : { tone: 'error', lines: [imports.notCopied[ownDevice()]] },
      );
    });
  });
  copy.setAttribute('aria-label', `${imports.copy}: ${label}`);
  return element('div', {}, field({ label, input: area }), actions(copy));
}
