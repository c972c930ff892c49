// The toolset page, for whoever sets up tokens where the policy allows it: saved as a file, since this page's own rules would hold in
// anything that it opened, and no address of it is to be good for anybody.
import { button } from './element.js';
import type { Sitting } from './sitting.js';

const NAME = 'toolset.html';

export function saveToolsetButton(sitting: Sitting): HTMLElement {
  const { toolset } = sitting.words;
  return button(toolset.save, 'plain', () => {
    sitting.run(async () => {
      const page = await sitting.fetchToolset();
      if (page === undefined) return;
      save(page);
      sitting.notice({ tone: 'success', lines: toolset.saved });
    });
  });
}

function save(page: Blob): void {
  const address = URL.createObjectURL(page);
  const link = document.createElement('a');
  link.href = address;
  link.download = NAME;
  link.click();
  // The browser has taken it by the next turn.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  });
}
