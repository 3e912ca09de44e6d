// Search in all lessons of the site: the index is a script file, because a page that is opened from a folder may read no other.
import { say } from './say.js';

const maxResults = 20;
const snippetLength = 150;
const beforeHit = 50;
const letter = /[\p{L}\p{N}]/u;

export function startSearch() {
  const box = document.querySelector('.search');
  if (!box) return;
  const field = box.querySelector('input');
  const panel = box.querySelector('.found');
  const count = panel.querySelector('p');
  const list = panel.querySelector('ol');
  const close = () => { panel.hidden = true; };
  let index = null;
  let before = null;

  // Read when the field is first used, and again after a failure.
  const load = () => index ??= new Promise((done, fail) => {
    const script = document.createElement('script');
    script.src = 'search-index.js';
    script.onload = () => done(globalThis.lessonIndex);
    script.onerror = () => {
      index = null;
      fail(new Error('The index could not be loaded.'));
    };
    document.head.append(script);
  });

  async function update() {
    const query = field.value.trim();
    if (!query) {
      close();
      return;
    }

    let found = [];
    let outcome;
    try {
      found = findParts(await load(), query);
      outcome = resultCount(found.length);
    } catch (error) {
      outcome = error.message;
    }

    // The reader may have gone on while the index was read.
    if (query !== field.value.trim() || !box.contains(document.activeElement)) return;
    count.textContent = outcome;
    list.replaceChildren(...found.slice(0, maxResults).map((result) => resultItem(result)));
    panel.hidden = false;
    say(outcome);
  }

  /** Back to where the reader was when the keys led here. */
  const leave = () => {
    field.blur();
    if (!before) return;
    const { element, top } = before;
    before = null;
    element.focus({ preventScroll: true });
    scrollTo(0, top);
  };

  const move = (step) => {
    const stops = [field, ...list.querySelectorAll('a')];
    stops[Math.max(0, Math.min(stops.length - 1, stops.indexOf(document.activeElement) + step))].focus();
  };
  field.addEventListener('focus', (event) => {
    load().catch(() => {});
    if (!box.contains(event.relatedTarget)) update();
  });
  field.addEventListener('input', update);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Enter' && event.target === field) {
      if (!panel.hidden) list.querySelector('a')?.click();
    } else if (event.key === 'Escape' && panel.hidden) leave();
    else if (event.key === 'Escape') {
      field.focus();
      close();
    } else return;
    event.preventDefault();
  });
  list.addEventListener('click', (event) => { if (event.target.closest('a')) close(); });
  for (const away of ['focusin', 'pointerdown']) {
    document.addEventListener(away, (event) => {
      if (box.contains(event.target)) return;
      close();
      before = null;
    });
  }


  if (/^Mac|^iP/.test(navigator.platform)) box.querySelector('kbd').textContent = '⌘K';
  document.addEventListener('keydown', (event) => {
    // Editors have the same keys for something else.
    if (event.key !== 'k' || event.ctrlKey === event.metaKey || event.altKey || event.shiftKey || event.target.closest?.('.monaco-editor')) return;
    event.preventDefault();
    if (!box.contains(document.activeElement)) before = { element: document.activeElement, top: scrollY };
    field.focus();
    field.select();
  });
}

function resultCount(found) {
  if (found === 0) return 'Nothing found. Try fewer or shorter words.';
  if (found > maxResults) return `${found} places. These are the best ${maxResults}.`;
  return found === 1 ? '1 place' : `${found} places`;
}

/** The parts of lessons that have all words, the best first: in a heading, in the glossary, in the text, in the code. */
function findParts(index, query) {
  const words = [...new Set(query.toLowerCase().split(/\s+/))];
  const results = [];
  for (const page of index) {
    for (const [id, heading, text, code] of page.parts) {
      const scores = words.map((word) => (isIn(heading, word) ? 8 : 0) || (isIn(text, word) ? (page.isGlossary ? 4 : 2) : 0) || (isIn(code, word) ? 1 : 0));
      if (scores.every((score) => score === 0) || words.some((word, at) => scores[at] === 0 && !isIn(page.title, word))) continue;
      const phrase = words.join(' ');
      const isWhole = heading.toLowerCase() === phrase;
      const isPhrase = words.length > 1 && [heading, text, code].some((part) => isIn(part, phrase));
      const score = scores.reduce((sum, each) => sum + each, (isWhole ? 8 : 0) + (isPhrase ? 3 : 0));
      results.push({ page, id, heading, text, code, words, score });
    }
  }

  return results.sort((first, second) => second.score - first.score);
}

/** Where a word begins with these letters, also one within a name such as ReceiveTimeout; -1 if nowhere. */
function hitAt(text, word, from = 0) {
  const lower = text.toLowerCase();
  for (let at = lower.indexOf(word, from); at >= 0; at = lower.indexOf(word, at + 1)) {
    const isStart = at === 0 || !letter.test(text[at]) || !letter.test(text[at - 1]);
    if (isStart || (/\p{Lu}/u.test(text[at]) && /[\p{Ll}\p{N}]/u.test(text[at - 1]))) return at;
  }

  return -1;
}

const isIn = (text, word) => hitAt(text, word) >= 0;

function resultItem({ page, id, heading, text, code, words }) {
  const link = document.createElement('a');
  link.href = `${page.address}#${encodeURIComponent(id)}`;
  const place = (tag, name, content) => {
    const element = document.createElement(tag);
    element.className = name;
    mark(element, content, words);
    link.append(element, ' ');
  };
  place('strong', 'heading', heading);
  if (page.title !== heading) place('span', 'lesson', page.title);
  if (!words.some((word) => isIn(text, word)) && words.some((word) => isIn(code, word)))
    place('code', 'snippet', code.split('\n').find((line) => words.some((word) => isIn(line, word))));
  else if (text) place('span', 'snippet', snippet(text, words));
  const item = document.createElement('li');
  item.append(link);
  return item;
}

/** The text around the first hit, in whole words. */
function snippet(text, words) {
  const first = Math.min(...words.map((word) => hitAt(text, word)).filter((at) => at >= 0), text.length);
  const hit = first === text.length ? 0 : first;
  const start = hit <= beforeHit ? 0 : text.indexOf(' ', hit - beforeHit) + 1;
  const rest = text.slice(Math.min(start, hit));
  if (rest.length <= snippetLength) return `${start > 0 ? '… ' : ''}${rest}`;
  const end = rest.lastIndexOf(' ', snippetLength);
  return `${start > 0 ? '… ' : ''}${rest.slice(0, end > 0 ? end : snippetLength)} …`;
}

/** Writes text, never HTML, with its hits marked. */
function mark(place, text, words) {
  let at = 0;
  while (at < text.length) {
    const hits = words.map((word) => ({ start: hitAt(text, word, at), length: word.length })).filter((hit) => hit.start >= 0);
    const hit = hits.sort((first, second) => first.start - second.start || second.length - first.length)[0];
    if (!hit) break;
    const marked = document.createElement('mark');
    marked.textContent = text.slice(hit.start, hit.start + hit.length);
    place.append(text.slice(at, hit.start), marked);
    at = hit.start + hit.length;
  }

  place.append(text.slice(at));
}
