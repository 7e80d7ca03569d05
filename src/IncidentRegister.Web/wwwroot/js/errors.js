// Enhancement only: the summary of errors is the first thing heard after a form came back.
document.querySelector('.sum[tabindex]')?.focus();
