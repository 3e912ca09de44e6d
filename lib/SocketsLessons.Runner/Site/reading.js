// Where the reader is: the contents mark the part, and a page that is loaded again shows the same place.
const saveAfter = 300;
const placeKey = `lessons/place${location.pathname}`;
const links = new Map([...document.querySelectorAll('.parts a')].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
const headings = [...document.querySelectorAll('main h2[id]')].filter((heading) => links.has(heading.id));
let touched = false;

// A browser may be told to keep nothing, and a page from a folder may not be allowed to.
function attempt(act) {
  try { return act(); } catch { return null; }
}

/** The heading whose part is being read: the last one above the upper third of the window. */
const current = () => headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight / 3);

function markPart() {
  const id = current()?.id;
  for (const [name, link] of links) {
    if (name === id) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }

  // The contents may be longer than the window; only they scroll.
  const list = document.querySelector('.parts');
  const link = links.get(id);
  if (!list || !link || list.scrollHeight <= list.clientHeight) return;
  const { top, bottom } = link.getBoundingClientRect();
  const box = list.getBoundingClientRect();
  if (top < box.top || bottom > box.bottom) list.scrollTop += top - box.top - box.height / 3;
}

function savePlace() {
  const heading = current();
  const place = heading ? { id: heading.id, at: Math.round(-heading.getBoundingClientRect().top) } : { id: null, at: Math.round(scrollY) };
  attempt(() => localStorage.setItem(placeKey, JSON.stringify(place)));
}

/** Shows the saved place again, unless the reader has moved meanwhile. A page that grows calls it once more. */
export function showPlace() {
  if (!place || !isReload || touched) return;
  const heading = place.id === null ? null : document.getElementById(place.id);
  scrollTo(0, heading ? heading.getBoundingClientRect().top + scrollY + place.at : place.at);
}

/** Offers to go on where an earlier visit ended. */
function offer() {
  const link = links.get(place?.id);
  if (!link || location.hash) return;
  const box = document.createElement('p');
  box.className = 'resume';
  const go = document.createElement('a');
  go.href = link.hash;
  go.textContent = `Continue at “${link.textContent}”`;
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = '×';
  close.setAttribute('aria-label', 'Stay here');
  for (const part of [go, close]) part.addEventListener('click', () => box.remove());
  box.append(go, close);
  document.body.append(box);
}

const isReload = ['reload', 'back_forward'].includes(performance.getEntriesByType('navigation')[0]?.type);
const place = headings.length > 0 ? attempt(() => JSON.parse(localStorage.getItem(placeKey))) : null;
if (headings.length > 0) {
  if (place && isReload) {
    history.scrollRestoration = 'manual';
    showPlace();
  } else offer();
  for (const name of ['wheel', 'touchmove', 'keydown', 'pointerdown']) addEventListener(name, () => { touched = true; }, { passive: true });
  let marking, saving;
  let hasScrolled = false;
  addEventListener('scroll', () => {
    hasScrolled = true;
    marking ??= requestAnimationFrame(() => { marking = undefined; markPart(); });
    clearTimeout(saving);
    saving = setTimeout(savePlace, saveAfter);
  }, { passive: true });
  // One who only looks at the beginning keeps the place of the visit before.
  addEventListener('pagehide', () => { if (hasScrolled) savePlace(); });
  markPart();
}
