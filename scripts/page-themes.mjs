// @ts-check
// Fluent's colours of Teams' three themes as custom properties: what Teams names counts, else what the browser prefers.
import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/tokens';

/** Only what style.css uses. */
const USED = /** @type {const} */ ([
  'colorNeutralBackground1',
  'colorNeutralBackground1Hover',
  'colorNeutralBackground3',
  'colorNeutralForeground1',
  'colorNeutralForeground2',
  'colorNeutralForeground3',
  'colorNeutralStroke1',
  'colorNeutralStroke2',
  'colorNeutralStrokeAccessible',
  'colorBrandBackground',
  'colorBrandBackgroundHover',
  'colorBrandForeground1',
  'colorBrandForeground2',
  'colorBrandBackground2',
  'colorNeutralForegroundOnBrand',
  'colorCompoundBrandStroke',
  'colorStrokeFocus2',
  'colorStatusSuccessBackground1',
  'colorStatusSuccessForeground1',
  'colorStatusSuccessBorder1',
  'colorStatusWarningBackground1',
  'colorStatusWarningForeground3',
  'colorStatusWarningBorder1',
  'colorStatusDangerBackground1',
  'colorStatusDangerForeground1',
  'colorPaletteRedForeground1',
  'colorStatusDangerBorder1',
  'shadow4',
]);

const SHARED = /** @type {const} */ ([
  'fontFamilyBase',
  'fontFamilyMonospace',
  'borderRadiusMedium',
  'borderRadiusLarge',
]);

export function themeStyles() {
  const light = declarations(teamsLightTheme, USED);
  const dark = `${declarations(teamsDarkTheme, USED)}color-scheme:dark;`;
  // There what the pointer is over turns bright, and its text black.
  const hover = '--hoverForeground:#000000;';
  const contrast = `${declarations(teamsHighContrastTheme, USED)}${hover}color-scheme:dark;`;
  return [
    `:root{${declarations(teamsLightTheme, SHARED)}${light}color-scheme:light;}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme]){${dark}}}`,
    `@media (prefers-contrast:more) and (prefers-color-scheme:dark){:root:not([data-theme]){${contrast}}}`,
    `:root[data-theme=dark]{${dark}}`,
    `:root[data-theme=contrast]{${contrast}}`,
  ].join('\n');
}

/**
 * @param {import('@fluentui/tokens').Theme} theme
 * @param {readonly (keyof import('@fluentui/tokens').Theme)[]} names
 */
function declarations(theme, names) {
  return names.map((name) => `--${name}:${theme[name]};`).join('');
}
