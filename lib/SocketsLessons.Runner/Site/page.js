// What a published page does when scripts may run: copies code, lets the keyboard scroll, draws the charts, explains
// terms, searches.
import { drawCharts, fitCharts } from './charts.js';
import { explainTerms } from './glossary.js';
import { startSearch } from './search.js';
import { markWide } from './wide.js';

const textOnPaper = '#1f2328';
const said = document.getElementById('said');

// A button to copy each piece of code.
for (const cell of document.querySelectorAll('.cell')) {
  const count = cell.querySelector('.count');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.innerHTML = '<span>Copy</span><span class="unseen"> this code</span>';
  if (count) button.lastChild.textContent = ` the code of ${count.textContent.replace('C#, ', '')}`;
  button.addEventListener('click', () => {
    copy(cell.querySelector('.code').textContent).then(() => tell(button, 'Copied'), () => tell(button, 'Not copied'));
  });
  (cell.querySelector('.bar') ?? cell).append(button);
}

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (!isCopied) throw new Error('The browser does not copy.');
}

function tell(button, word) {
  button.firstChild.textContent = said.textContent = word;
  setTimeout(() => {
    button.firstChild.textContent = 'Copy';
    said.textContent = '';
  }, 2000);
}

explainTerms();
startSearch();
markWide();
drawCharts(document);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawCharts(document));
addEventListener('beforeprint', () => drawCharts(document, textOnPaper));
addEventListener('afterprint', () => drawCharts(document));
let waiting;
addEventListener('resize', () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    markWide();
    fitCharts();
  }, 150);
});
