// What makes a learner think before and after running a cell: predictions, hints one at a time, exercises that tick.
import { addCopyButton } from './copy.js';
import { say } from './say.js';
import { Stash } from './stash.js';

const saveAfter = 500;

export class Learning {
  #channel;
  #predictions = new Map();
  #help = [];
  #cells;
  #passed = null;

  constructor(page, cells, channel) {
    this.#channel = channel;
    this.#cells = cells;
    for (const text of page.querySelectorAll('.text[data-text]')) {
      const cell = cells.get(text.nextElementSibling?.dataset?.cell);
      if (cell) text.querySelectorAll('p.predict').forEach((question, index) => this.#ask(question, page.dataset.lesson, `${text.dataset.text}/${index + 1}`, cell));
      text.querySelectorAll('.cell').forEach((code) => addCopyButton(code));
      if (text.dataset.help) this.#help.push(new Help(text, channel));
    }
  }

  showProgress(progress) {
    for (const [key, field] of this.#predictions) {
      if (field.isUnsent) field.flush();
      else if (document.activeElement !== field.input) field.input.value = progress.predictions[key] ?? field.input.value;
    }

    this.#help.forEach((help) => help.show(progress));
    for (const cell of this.#cells.values()) {
      const number = cell.element.dataset.exercise;
      if (!number) continue;
      const isPassed = progress.passed.includes(number);
      if (isPassed && this.#passed && !this.#passed.includes(number)) say(`Exercise ${number} is solved.`);
      this.#tick(cell.element, isPassed);
    }

    this.#passed = progress.passed;
  }

  /** The page may go away now. */
  flush() { this.#predictions.forEach((field) => field.flush()); }

  /** A cell has run, now or before the page was opened: the prediction for it goes beside what came out. */
  ran(cell) {
    this.forget(cell);
    for (const field of this.#predictions.values()) {
      const text = field.input.value.trim();
      if (field.cell !== cell || !text) continue;
      const place = document.createElement('p');
      place.className = 'predicted';
      const lead = document.createElement('strong');
      lead.textContent = 'You predicted: ';
      place.append(lead, text);
      cell.element.querySelector('.outputs').before(place);
    }
  }

  /** A cell was reset: there is nothing beside which a prediction could stand. */
  forget(cell) { cell.element.querySelectorAll('.predicted').forEach((old) => old.remove()); }

  #ask(question, lesson, key, cell) {
    const label = document.createElement('label');
    label.className = 'prediction';
    const words = document.createElement('span');
    words.textContent = 'Your prediction';
    const input = document.createElement('textarea');
    input.rows = 1;
    input.placeholder = 'optional';
    label.append(words, input);
    question.append(label);
    let timer;
    const stash = new Stash(lesson, key);
    const kept = stash.get();
    input.value = kept ?? '';
    const field = {
      input,
      cell,
      isUnsent: kept !== null,
      flush: () => {
        clearTimeout(timer);
        if (!field.isUnsent || !this.#channel.send({ type: 'predict', key, text: input.value })) return;
        field.isUnsent = false;
        stash.clear();
      },
    };
    input.addEventListener('input', () => {
      field.isUnsent = true;
      stash.set(input.value);
      clearTimeout(timer);
      timer = setTimeout(field.flush, saveAfter);
    });
    input.addEventListener('change', field.flush);
    this.#predictions.set(key, field);
  }

  #tick(element, isPassed) {
    element.classList.toggle('solved', isPassed);
    const bar = element.querySelector('.bar');
    let tick = bar.querySelector('.tick');
    if (isPassed && !tick) {
      tick = document.createElement('span');
      tick.className = 'tick';
      tick.textContent = '✓ Solved';
      bar.querySelector('.status').after(tick);
    } else if (!isPassed) tick?.remove();
  }
}

/** The hints and the solution of one exercise. A hint shows when the one before it was read; the solution after an attempt. */
class Help {
  #number; #hints; #solution; #offer; #opened = 0; #channel; #isShown = false;

  constructor(text, channel) {
    this.#number = text.dataset.help;
    this.#channel = channel;
    const all = [...text.querySelectorAll('details')];
    const isSolution = (part) => part.querySelector('summary')?.textContent.trim().startsWith('Solution');
    this.#hints = all.filter((part) => !isSolution(part));
    this.#solution = all.find(isSolution);
    this.#hints.forEach((hint, index) => hint.addEventListener('toggle', () => { if (hint.open) this.#open(index + 1); }));
    if (this.#solution) {
      this.#offer = document.createElement('button');
      this.#offer.type = 'button';
      this.#offer.textContent = 'Show me the solution';
      this.#offer.addEventListener('click', () => {
        this.#open(this.#hints.length + 1);
        this.#solution.open = true;
        this.#solution.querySelector('summary').focus();
      });
      this.#solution.after(this.#offer);
    }

    this.#update();
  }

  show(progress) {
    this.#opened = Math.max(this.#opened, progress.hints[this.#number] ?? 0);
    this.#isShown = progress.attempted.includes(this.#number) || progress.passed.includes(this.#number);
    this.#update();
  }

  #open(count) {
    if (count <= this.#opened) return;
    this.#opened = count;
    this.#channel.send({ type: 'hint', exercise: this.#number, open: count });
    this.#update();
  }

  #update() {
    this.#hints.forEach((hint, index) => { hint.hidden = index > this.#opened; });
    if (!this.#solution) return;
    this.#solution.hidden = !this.#isShown && this.#opened <= this.#hints.length;
    this.#offer.hidden = !this.#solution.hidden;
  }
}
