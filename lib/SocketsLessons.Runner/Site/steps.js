// Shows a drawing step by step: what belongs to a step comes on, and its packets travel. The drawing is a diagram over
// time. Its parts say when they begin and end (data-time, in its units) and where they come from (data-from).
import { say } from './say.js';

const unit = 16;                // milliseconds
const perWord = 330;            // milliseconds, for reading
const reduced = matchMedia('(prefers-reduced-motion: reduce)');

export function startSteps() {
  document.querySelectorAll('figure.steps').forEach((figure) => new Steps(figure));
}

class Steps {
  #figure; #lines; #groups; #buttons; #at = 0; #timer = 0;

  constructor(figure) {
    this.#figure = figure;
    this.#lines = [...figure.querySelectorAll('li')];
    this.#groups = [...figure.querySelectorAll('[data-step]')];
    this.#buttons = Object.fromEntries([...figure.querySelectorAll('[data-go]')].map((button) => [button.dataset.go, button]));
    const actions = {
      back: () => this.#show(this.#at - 1),
      next: () => this.#play(this.#at + 1),
      play: () => this.#run(this.#isFirst || this.#isLast ? 0 : this.#at + 1),
      all: () => this.#toggle(),
    };
    for (const [name, button] of Object.entries(this.#buttons)) {
      button.addEventListener('click', () => {
        const isPlaying = this.#timer > 0;
        this.#pause();
        if (button.ariaDisabled !== 'true' && !(name === 'play' && isPlaying)) actions[name]();
      });
    }
    this.#show(0);
  }

  get #isFirst() { return this.#at === 0; }

  get #isLast() { return this.#at === this.#lines.length - 1; }

  #show(at) {
    this.#at = at;
    this.#figure.getAnimations({ subtree: true }).forEach((animation) => animation.cancel());
    for (const group of this.#groups) {
      group.classList.toggle('later', group.dataset.step > at + 1);
      group.classList.toggle('now', Number(group.dataset.step) === at + 1);
    }
    this.#lines.forEach((line, index) => line.classList.toggle('now', index === at));
    // A button that is disabled would lose the keyboard's focus.
    this.#buttons.back.ariaDisabled = String(this.#isFirst);
    this.#buttons.next.ariaDisabled = String(this.#isLast);
    this.#figure.querySelector('.at').textContent = `${at + 1} of ${this.#lines.length}`;
  }

  /** Shows a step with its motion, and returns how long that takes. */
  #play(at) {
    this.#show(at);
    say(`Step ${at + 1} of ${this.#lines.length}. ${this.#lines[at].textContent}`);
    if (reduced.matches) return 0;
    const parts = this.#groups.filter((group) => Number(group.dataset.step) === at + 1)
      .flatMap((group) => [...group.querySelectorAll('[data-time]')])
      .map((part) => ({ part, times: part.dataset.time.split(' ').map(Number) }));
    const start = Math.min(...parts.map(({ times }) => times[0]));
    return Math.max(0, ...parts.map(({ part, times: [from, to = from + 12] }) => {
      part.animate(frames(part), { delay: (from - start) * unit, duration: (to - from) * unit, fill: 'backwards' });
      return (to - start) * unit;
    }));
  }

  /** Plays one step after the other, with time to read each. */
  #run(at) {
    const moving = this.#play(at);
    if (this.#isLast) return this.#pause();
    this.#buttons.play.textContent = 'Pause';
    const reading = this.#lines[at].textContent.split(' ').length * perWord;
    this.#timer = setTimeout(() => this.#run(at + 1), 600 + Math.max(moving, reading));
  }

  #pause() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#buttons.play.textContent = 'Play';
  }

  #toggle() {
    const isAll = this.#figure.classList.toggle('all');
    this.#buttons.all.textContent = isAll ? 'Step by step' : 'Show all';
  }
}

function frames(part) {
  if (part.dataset.from) {
    const transform = `translate(${part.dataset.from.split(' ').map((way) => `${way}px`).join(', ')})`;
    return [{ opacity: 0, transform }, { opacity: 1, offset: .02 }, { transform: 'none' }];
  }
  return part.hasAttribute('pathLength')
    ? [{ strokeDasharray: '1 1', strokeDashoffset: 1 }, { strokeDasharray: '1 1', strokeDashoffset: 0 }]
    : [{ opacity: 0 }, { opacity: 1 }];
}
