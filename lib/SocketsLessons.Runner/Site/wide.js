// A box that is wider than its place can be scrolled with the arrow keys once it can have the focus.
const boxes = 'pre, .wide, .shown, .sockets-lessons, .text p';

export function markWide(within = document) {
  for (const box of within.querySelectorAll(boxes)) {
    if (box.closest('.editor, .answer[hidden]')) continue;
    const isWide = box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 0 && getComputedStyle(box).overflowX !== 'visible';
    if (isWide === box.hasAttribute('data-wide')) continue;
    box.toggleAttribute('data-wide', isWide);
    if (isWide) {
      box.tabIndex = 0;
      box.setAttribute('role', 'group');
      box.setAttribute('aria-label', `Wide ${box.tagName === 'PRE' ? 'text' : 'content'}, scrolls sideways`);
    } else {
      ['tabindex', 'role', 'aria-label'].forEach((name) => box.removeAttribute(name));
    }
  }
}

document.addEventListener('toggle', () => markWide(), true);
