// Terms show their meaning while the pointer or the keyboard is on them. Without this, the link's title has it.
const beforeMeaning = 150;
const afterMeaning = 250;

export function explainTerms() {
  if (!HTMLElement.prototype.showPopover) return;
  const boxes = new Map();
  let shown = null;
  let timer;

  const wait = (milliseconds, act) => {
    clearTimeout(timer);
    timer = setTimeout(act, milliseconds);
  };
  const hide = () => {
    clearTimeout(timer);
    if (shown?.box.matches(':popover-open')) shown.box.hidePopover();
    shown = null;
  };
  // The pointer may go on to the meaning, to read or copy it.
  const hideLater = () => wait(afterMeaning, () => {
    if (shown && ![shown.link, shown.box].some((part) => part.matches(':hover, :focus-visible'))) hide();
  });
  const show = (link, box) => {
    if (shown?.link === link) return;
    hide();
    shown = { link, box };
    box.showPopover();
    placeMeaning(link, box);
  };

  for (const link of document.querySelectorAll('a.term[title]')) {
    if (!boxes.has(link.title)) boxes.set(link.title, createMeaning(`meaning-${boxes.size + 1}`, link.title, hideLater));
    const box = boxes.get(link.title);
    link.removeAttribute('title');
    link.setAttribute('aria-describedby', box.id);
    link.addEventListener('pointerenter', (event) => { if (event.pointerType !== 'touch') wait(beforeMeaning, () => show(link, box)); });
    link.addEventListener('pointerleave', hideLater);
    link.addEventListener('focus', () => { if (link.matches(':focus-visible')) show(link, box); });
    link.addEventListener('blur', hideLater);
    // A finger can't hover: its first tap shows the meaning, the second one follows the link.
    link.addEventListener('click', (event) => {
      if (event.pointerType !== 'touch' || shown?.link === link) return;
      event.preventDefault();
      show(link, box);
    });
  }

  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') hide(); });
  document.addEventListener('pointerdown', (event) => {
    if (shown && ![shown.link, shown.box].some((part) => part.contains(event.target))) hide();
  });
}

function createMeaning(id, text, hideLater) {
  const box = document.createElement('div');
  box.id = id;
  box.className = 'meaning';
  box.popover = 'manual';
  box.setAttribute('role', 'tooltip');
  box.textContent = text;
  box.addEventListener('pointerleave', hideLater);
  document.body.append(box);
  return box;
}

/** Below the term, or above it where there is no room; within the window. */
function placeMeaning(link, box) {
  const edge = 8;
  const gap = 4;
  const term = link.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const isAbove = term.bottom + gap + height > innerHeight && term.top - gap - height > 0;
  const left = Math.min(term.left, document.documentElement.clientWidth - width - edge);
  box.style.left = `${scrollX + Math.max(edge, left)}px`;
  box.style.top = `${scrollY + (isAbove ? term.top - gap - height : term.bottom + gap)}px`;
}
