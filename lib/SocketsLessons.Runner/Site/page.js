// What a published page does when scripts may run: copies code, lets the keyboard scroll, draws the charts, explains
// terms, searches.
import { drawCharts, fitCharts } from './charts.js';
import { addCopyButton } from './copy.js';
import { explainTerms } from './glossary.js';
import { startSearch } from './search.js';
import { startSteps } from './steps.js';
import { markWide } from './wide.js';

const textOnPaper = '#1f2328';

for (const cell of document.querySelectorAll('.cell')) {
  const count = cell.querySelector('.count');
  addCopyButton(cell, count ? `the code of ${count.textContent.replace('C#, ', '')}` : undefined);
}

explainTerms();
startSearch();
markWide();
startSteps();
drawCharts(document);
document.addEventListener('reveal', (event) => {
  markWide(event.target);
  drawCharts(event.target);
});
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
