// Enhancement only: ticks every case of the page at once, and says how many are ticked. Without it a link does the same.
const boxes = [...document.querySelectorAll('[name=on]')];
const said = document.querySelector('[data-ticked]');
const link = document.querySelector('[data-tick]');
const head = document.querySelector('[data-tick-all]');

const tell = () => {
  const ticked = boxes.filter(box => box.checked).length;
  const isAll = ticked === boxes.length;
  head.checked = isAll;
  head.indeterminate = ticked > 0 && !isAll;
  link.textContent = isAll ? link.dataset.none : link.dataset.all;
  said.textContent = ticked === 0 ? said.dataset.none
    : ticked === 1 ? said.dataset.one
      : said.dataset.many.replace('{0}', ticked.toLocaleString(document.documentElement.lang));
};

const tick = isTicked => {
  boxes.forEach(box => { box.checked = isTicked; });
  tell();
};

if (boxes.length > 0 && said && link && head) {
  head.hidden = false;
  head.addEventListener('change', () => tick(head.checked));
  link.addEventListener('click', event => {
    event.preventDefault();
    tick(boxes.some(box => !box.checked));
  });
  boxes.forEach(box => box.addEventListener('change', tell));
  addEventListener('pageshow', tell); // what was ticked before somebody came back
  tell();
}
