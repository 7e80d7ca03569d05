// Enhancement only: single keys for the queue. The page has this file only for who turned keys on (WCAG 2.1.4). Never in
// a text field, never with Ctrl, Alt or Meta. What a key presses is named by data-key, and shown beside its words.
const sequenceWithin = 1500;
const textFields = 'input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select, [contenteditable]';
const rows = [...document.querySelectorAll('[data-row]')];
let at = rows.findIndex(row => row.classList.contains('sel'));
let beganG = -Infinity;

const keyed = key => document.querySelector(`[data-key="${CSS.escape(key)}"]`);
const firstIn = part => part?.querySelector('input:checked') ?? part?.querySelector('input:not([type=hidden]), select, textarea, button');

const move = to => {
  if (rows.length === 0) return;
  rows[at]?.removeAttribute('aria-current');
  at = Math.min(rows.length - 1, Math.max(0, to));
  rows[at].setAttribute('aria-current', 'true');
  rows[at].querySelector('a.t').focus();
  rows[at].scrollIntoView({ block: 'nearest' });
};

// The row that has the focus is the one that is meant, however the focus came there.
const here = () => {
  const row = document.activeElement?.closest('[data-row]');
  if (row && rows[at] !== row) {
    rows[at]?.removeAttribute('aria-current');
    at = rows.indexOf(row);
    row.setAttribute('aria-current', 'true');
  }
  return rows[at];
};

// An action of the list is about the ticked cases; with none ticked, about the row at hand.
const tickSomething = button => {
  const box = here()?.querySelector('[name=on]');
  if (button.name === 'do' && box && !document.querySelector('[name=on]:checked')) box.checked = true;
};

const press = target => {
  if (target.matches('a, button')) {
    tickSomething(target);
    target.click();
  } else {
    firstIn(target.closest('form'))?.focus();
  }
};

const own = {
  j: () => move(at + 1),
  k: () => move(at - 1),
  x: () => here()?.querySelector('[name=on]')?.click(),
  v: () => here() && location.assign(`${here().dataset.row}#verify`),
  r: () => here() && location.assign(`${here().dataset.row}#ask`),
  Enter: () => document.activeElement === document.body && rows[at]?.querySelector('a.t').click(),
  '/': () => {
    const field = document.querySelector('main [type=search]');
    if (field) field.focus();
    else keyed('/')?.click();
  },
  '?': () => location.assign('/help#keys'),
};

addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (event.target.matches(textFields)) return;
  if (event.repeat && !'jk'.includes(event.key)) return;

  const isAfterG = event.timeStamp - beganG < sequenceWithin;
  beganG = event.key === 'g' ? event.timeStamp : -Infinity;
  here();
  const target = keyed(isAfterG ? `g ${event.key}` : event.key);
  const act = target && event.key !== '/' ? () => press(target) : !isAfterG && own[event.key];
  if (!act) return;

  if (event.key !== 'Enter' || document.activeElement === document.body) event.preventDefault();
  act();
});

// Where a key led to: the form that the address names, or the one that its page is about.
const named = document.getElementById(location.hash.slice(1));
const led = named?.matches('form') ? named : document.querySelector('form[data-led]');
if (!document.querySelector('.sum')) firstIn(led)?.focus();
