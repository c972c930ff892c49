// The toolset page, from top to bottom. Nothing is stored, nothing is asked for, and leaving it forgets the secret.
import { toolsetTexts } from '../../text/toolset/words.js';
import { element } from '../element.js';
import { NoticeArea } from '../notice.js';
import { ownLanguage } from '../own-language.js';
import { whenLeft } from '../when-left.js';
import { burnerPart, formsPart, strengthPart } from './burner-part.js';
import { clockPart } from './clock-part.js';
import { codesPart } from './codes-part.js';
import { Desk } from './desk.js';
import { driftPart } from './drift-part.js';
import { importPart } from './import-part.js';
import { secretPart } from './secret-part.js';
import { settingsPart } from './settings-part.js';

const texts = toolsetTexts(ownLanguage());
const { words } = texts;
document.documentElement.lang = words.locale.slice(0, 2);
document.title = words.title;
const notices = new NoticeArea();
const desk = new Desk(texts, (notice) => {
  if (notice === undefined) notices.clear();
  else notices.show(notice);
});
document.body.replaceChildren(
  element('header', {}, element('h1', {}, words.title), element('p', {}, words.promise)),
  element(
    'main',
    {},
    clockPart(desk),
    secretPart(desk),
    notices.element,
    codesPart(desk),
    settingsPart(desk),
    driftPart(desk),
    burnerPart(desk),
    formsPart(desk),
    importPart(desk),
    strengthPart(desk),
  ),
);

whenLeft(() => {
  desk.forget();
});
