// Enhancement only: words selected in the text of a statement go into the form beside it, which shows itself then.
import { passage } from './passage.js';

const form = document.querySelector('#choose');
const field = name => form.elements.namedItem(`Form.Passage.${name}`);

const take = () => {
  const chosen = passage();
  if (!chosen) return;

  field('Paragraph').value = chosen.p.slice(1);
  field('Start').value = chosen.start;
  field('End').value = chosen.end;
  field('Quote').value = chosen.quote;
  form.querySelector('.quote').textContent = chosen.quote;
  form.hidden = false;
};

document.addEventListener('selectionchange', take);
take(); // words that were selected before this file had come
