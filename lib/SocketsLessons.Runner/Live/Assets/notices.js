// Messages at the top of the lesson, one for each matter, each with what can be done about it.
export class Notices {
  #place;

  constructor(place) { this.#place = place; }

  show(matter, text, choices) {
    const old = this.#find(matter);
    if (old && old.firstChild.textContent === text) return;
    const notice = document.createElement('div');
    notice.className = 'notice';
    notice.dataset.matter = matter;
    const words = document.createElement('p');
    words.textContent = text;
    notice.append(words);
    for (const choice of choices) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = choice.text;
      button.addEventListener('click', () => { this.clear(matter); choice.run(); });
      notice.append(button);
    }

    if (old) old.replaceWith(notice); else this.#place.append(notice);
  }

  clear(matter) { this.#find(matter)?.remove(); }

  #find(matter) { return this.#place.querySelector(`[data-matter="${matter}"]`); }
}
