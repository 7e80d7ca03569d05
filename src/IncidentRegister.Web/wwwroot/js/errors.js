// Enhancement only: the summary of errors is the first thing heard after a form came back. Once more after loading,
// because a redirect keeps the fragment that "add another" left in the address, and the browser goes there last.
const summary = document.querySelector('.sum[tabindex]');
summary?.focus();
addEventListener('load', () => setTimeout(() => summary?.focus()));
