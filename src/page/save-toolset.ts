// The toolset page, for whoever sets up tokens where the policy allows it: saved as a file, since this page's own rules would hold in
// anything that it opened, and no address of it is to be good for anybody.
import { button } from './element.js';
import { saveFile } from './save-file.js';
import type { Sitting } from './sitting.js';

const NAME = 'toolset.html';

export function saveToolsetButton(sitting: Sitting): HTMLElement {
  const { toolset } = sitting.words;
  return button(toolset.save, 'plain', () => {
    sitting.run(async () => {
      const page = await sitting.fetchToolset();
      if (page === undefined) return;
      saveFile(page, NAME);
      sitting.notice({ tone: 'success', lines: toolset.saved });
    });
  });
}
