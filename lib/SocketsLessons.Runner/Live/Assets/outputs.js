// A cell's outputs. They are HTML that the lessons made; no script of it runs, whatever a cell has put into it.
import { drawWhenLoaded } from './plotly.js';
import { markWide } from './wide.js';

const active = 'script:not([type="application/json"]), iframe, frame, object, embed, meta, base, link, form, template, portal';
const maxSpoken = 200;

function harmless(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  template.content.querySelectorAll(active).forEach((element) => element.remove());
  for (const element of template.content.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (name.startsWith('on') || (/^(href|src|action|xlink:href)$/.test(name) && /^\s*javascript:/i.test(value))) element.removeAttribute(name);
    }

    if (element.matches('a[href]:not([href^="#"])')) Object.assign(element, { target: '_blank', rel: 'noopener noreferrer' });
  }

  if (template.content.childElementCount === 1) return template.content.firstElementChild;
  const box = document.createElement('div');
  box.append(template.content);
  return box;
}

export class Outputs {
  #place;

  constructor(place) { this.#place = place; }

  get isEmpty() { return this.#place.childElementCount === 0; }

  /** Puts these outputs in place of the first and those after it. */
  replace(first, html) {
    while (this.#place.childElementCount > first) this.#place.lastElementChild.remove();
    const added = html.map(harmless);
    this.#place.append(...added);
    this.#place.hidden = this.isEmpty;
    this.#place.classList.remove('old');
    added.forEach((output) => drawWhenLoaded(output));
    markWide(this.#place);
  }

  /** Brings them into view, if they aren't. */
  show() { this.#place.scrollIntoView({ block: 'nearest' }); }

  /** Says that these outputs are from an earlier run. */
  isOld() { this.#place.classList.add('old'); }

  /** The beginning of what can be read in them, to be spoken. */
  text() { return [...this.#place.children].map((output) => output.querySelector('[role=img]')?.ariaLabel ?? output.innerText).join(' ').slice(0, maxSpoken); }
}
