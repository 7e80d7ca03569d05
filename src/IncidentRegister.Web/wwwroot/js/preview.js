// Enhancement only: asks again what the report would tell, as soon as somebody stops typing. Whom it goes to is not asked with
// it, nor its name: addresses of pages are remembered.
const frame = document.querySelector('[data-preview]');
const form = document.getElementById('plan');
const silent = ['Form.Name', 'Form.People', 'Form.Groups', 'idempotency-key', '__af'];
const pause = 600;
let show = '';
let timer;

function ask() {
  const address = new URL(frame.getAttribute('src'), location.href);
  for (const [name, value] of new FormData(form)) if (!silent.includes(name)) address.searchParams.append(name, value);
  if (show) address.searchParams.set('show', show);
  frame.contentWindow.location.replace(address); // a step back shall not lead through every change
}

if (frame && form) {
  addEventListener('input', event => {
    if (event.target.form !== form) return;
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });
  form.addEventListener('submit', event => {
    clearTimeout(timer);
    const pressed = event.submitter;
    if (pressed?.formTarget === frame.name) show = new URL(pressed.formAction).searchParams.get('show') ?? '';
  });
  if (new URLSearchParams(location.search).has('form')) ask(); // what is in the form was given back after it was refused
}
