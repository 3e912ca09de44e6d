// Makes a lesson's page live: editors in place of its code, outputs as they come, and what the learner has done so far.
import { Channel } from './channel.js';
import { Cell } from './cell.js';
import { explainTerms } from './glossary.js';
import { Learning } from './learning.js';
import { Notices } from './notices.js';
import { say } from './say.js';
import { startSearch } from './search.js';
import { Services } from './services.js';
import { fitCharts } from './charts.js';
import { loadMonaco } from './editor.js';
import { drawWhenLoaded, loadPlotly } from './plotly.js';
import { showPlace } from './reading.js';
import { startSteps } from './steps.js';
import { tickParts } from './ticks.js';
import { markWide } from './wide.js';

const page = document.querySelector('[data-lesson]');
const channel = new Channel(page.dataset.lesson);
const notices = new Notices(document.getElementById('notices'));
const cells = [...page.querySelectorAll('.cell.live')].map((element) => new Cell(element, channel, page.dataset.lesson));
const byId = new Map(cells.map((cell) => [cell.id, cell]));
const learning = new Learning(page, byId, channel);
const services = new Services(byId, channel);
const kernel = document.getElementById('kernel');
const stop = page.querySelector('.tools [data-do=stop]');
const words = { off: 'Not running', starting: 'Starting …', ready: 'Ready', busy: 'Running a cell' };
let last = null;
// The cell whose output is to come into view, unless the learner scrolls away meanwhile.
let watched = null;

function run(list) {
  if (list.length === 0) return;
  last = list[list.length - 1];
  notices.clear('gone');
  cells.forEach((cell) => cell.flush());
  channel.send({ type: 'run', cells: list.map((cell) => cell.id) });
}

const above = (cell) => cells.slice(0, cells.indexOf(cell));

const actions = {
  run(cell) { if (cell.isRunning) actions.stop(); else run([cell]); },
  advance(cell) {
    run([cell]);
    cells[cells.indexOf(cell) + 1]?.enterUnseen();
    watched = { cell, at: scrollY };
  },
  above(cell) { run(above(cell)); },
  from(cell) { run(cells.slice(cells.indexOf(cell))); },
  needs(cell, needed) { run([...needed.map((id) => byId.get(id)), cell]); },
  'run-all'() { run(cells); },
  stop() { channel.send({ type: 'stop' }); },
  restart() { channel.send({ type: 'restart' }); },
  reset(cell) {
    if (cell) channel.send({ type: 'reset', cell: cell.id });
    else if (confirm('Bring back the code of all cells as it was shipped, and forget their outputs?')) channel.send({ type: 'reset' });
  },
};

page.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-do]');
  if (!button) return;
  const cell = byId.get(button.closest('.cell.live')?.dataset.cell);
  button.closest('details.more')?.removeAttribute('open');
  actions[button.dataset.do](cell, button.dataset.needs?.split(' '));
});
page.addEventListener('lesson-run', (event) => actions[event.detail.how](byId.get(event.detail.cell)));
document.addEventListener('click', (event) => {
  page.querySelectorAll('details.more[open]').forEach((menu) => { if (!menu.contains(event.target)) menu.removeAttribute('open'); });
});
document.addEventListener('keydown', (event) => {
  const menu = event.key === 'Escape' && event.target.closest?.('details.more[open]');
  if (!menu) return;
  menu.removeAttribute('open');
  menu.querySelector('summary').focus();
});

function showQueue(queue) {
  kernel.textContent = words[queue.state];
  kernel.dataset.state = queue.state;
  stop.disabled = queue.state !== 'busy';
  cells.forEach((cell) => cell.showQueue(queue.running === cell.id, queue.waiting.includes(cell.id)));
}

function showNotice(notice) {
  if (!notice) return;
  const target = last ?? cells[cells.length - 1];
  const list = last ? above(target) : cells;
  notices.show('gone', notice, list.length === 0 ? [] : [{ text: last ? 'Run all above' : 'Run all', run: () => run(list) }]);
}

let isConnected;
const connected = new Promise((done) => { isConnected = done; });
const receive = {
  state(message) {
    notices.clear('connection');
    for (const [id, known] of Object.entries(message.cells)) byId.get(id)?.showState(known);
    showQueue(message.queue);
    receive.progress(message.progress);
    cells.filter(({ id }) => message.cells[id]?.ended || message.cells[id]?.html.length > 0).forEach((cell) => learning.ran(cell));
    tickParts(page);
    showPlace();
    if (message.notice) showNotice(message.notice);
    page.dataset.connected = '';
    isConnected();
  },
  queue: showQueue,
  started(message) { byId.get(message.cell).start(); },
  outputs(message) {
    const cell = byId.get(message.cell);
    cell.outputs.replace(message.first, message.html);
    if (message.first > 0 || message.html.length > 0 || cell.isRunning) return;
    cell.forget();
    learning.forget(cell);
    tickParts(page);
  },
  ended(message) {
    const cell = byId.get(message.cell);
    cell.end(message);
    tickParts(page);
    learning.ran(cell);
    if (watched?.cell === cell && watched.at === scrollY) cell.outputs.show();
    services.checkAfterRun(cell);
    say(`Cell ${cell.number} ${message.failure ? `failed: ${message.failure}` : `is done. ${cell.outputs.text()}`}`);
  },
  source(message) { byId.get(message.cell).takeSource(message.source, message.changed); },
  notice(message) {
    cells.forEach((cell) => cell.outdate());
    tickParts(page);
    showNotice(message.notice);
  },
  progress(message) {
    learning.showProgress(message);
    tickParts(page);
  },
  saved(message) {
    if (message.failure) notices.show('saving', `Your work cannot be saved. ${message.failure}`, []);
    else notices.clear('saving');
    if (message.n !== null) cells.forEach((cell) => cell.saved(message.n));
  },
};

channel.onMessage = (message) => receive[message.type]?.(message);
channel.onLost = (text) => {
  kernel.textContent = 'Not connected';
  kernel.dataset.state = 'lost';
  delete page.dataset.connected;
  notices.show('connection', text, []);
};
addEventListener('pagehide', () => {
  cells.forEach((cell) => cell.flush());
  learning.flush();
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawWhenLoaded(document));
let resizing;
addEventListener('resize', () => {
  clearTimeout(resizing);
  resizing = setTimeout(() => { markWide(); fitCharts(); }, 150);
});
explainTerms();
startSearch();
markWide();
startSteps();
channel.open();
// One after the other: charts can wait, and Monaco's loader would take plotly.js for one of its modules.
Promise.allSettled([loadMonaco(), connected]).then(() => setTimeout(() => loadPlotly(page.dataset)));
