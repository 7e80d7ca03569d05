// Enhancement only: saves the section on the server while somebody types. Nothing is written to the device.
const form = document.querySelector('form[data-draft]');
const status = document.querySelector('[data-draft-status]');
const first = 2000;
let isDirty = false;
let isBusy = false;
let wait = first;
let timer;

const later = () => { clearTimeout(timer); timer = setTimeout(save, wait); };
const stop = message => { status.textContent = message; form.removeEventListener('input', touched); clearTimeout(timer); };
const touched = () => { isDirty = true; later(); };

async function save() {
  if (!isDirty || isBusy) return;
  isBusy = true;
  isDirty = false;
  const version = form.elements.version;
  const fields = new URLSearchParams(new FormData(form));
  fields.delete('idempotency-key'); // every save is a save of its own
  fields.delete('shown-version'); // it is only asked for where two versions are compared
  try {
    const answer = await fetch(form.dataset.draft, { method: 'POST', body: fields, headers: { 'If-Match': `"${version.value}"` } });
    if (answer.ok && answer.headers.has('ETag')) {
      version.value = answer.headers.get('ETag').replaceAll('"', '');
      const saved = await answer.json();
      form.elements['shown-version'].value = saved.shown;
      status.textContent = saved.message;
      wait = first;
    } else if (answer.status === 412) return stop(form.dataset.conflict);
    else if (answer.status === 401 || answer.redirected) return stop(form.dataset.signIn);
    else throw new Error(answer.status);
  } catch {
    isDirty = true;
    wait = Math.min(wait * 2, 60000);
    status.textContent = form.dataset.offline;
  } finally {
    isBusy = false;
  }
  if (isDirty) later();
}

if (form && status) {
  form.addEventListener('input', touched);
  form.addEventListener('submit', () => { isDirty = false; clearTimeout(timer); });
  addEventListener('beforeunload', event => { if (isDirty) event.preventDefault(); });
}
