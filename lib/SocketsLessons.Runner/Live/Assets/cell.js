// A cell of code: its editor, its outputs, and what is known of its run.
import { createEditor } from './editor.js';
import { Outputs } from './outputs.js';
import { Stash } from './stash.js';

const sendAfter = 200;
const nearby = '600px';
const observer = new IntersectionObserver((entries) => {
  for (const entry of entries.filter((each) => each.isIntersecting)) {
    observer.unobserve(entry.target);
    entry.target.dispatchEvent(new Event('near'));
  }
}, { rootMargin: nearby });
let edits = 0;

export class Cell {
  id; number; element; outputs; editor = null; isRunning = false;
  #channel; #stash; #source; #timer; #sent = 0; #isDirty = false; #creating; #began = 0; #ticking; #status; #code;

  constructor(element, channel, lesson) {
    this.element = element;
    this.id = element.dataset.cell;
    this.number = element.dataset.number;
    this.#channel = channel;
    this.#stash = new Stash(lesson, this.id);
    this.#status = element.querySelector('.status');
    this.#code = element.querySelector('.code');
    this.#source = this.#code.textContent;
    this.outputs = new Outputs(element.querySelector('.outputs'));
    element.addEventListener('near', () => this.#create());
    this.#code.addEventListener('focus', () => this.enter());
    observer.observe(element);
  }

  get source() { return this.#source; }

  /** Puts the cursor into its code. */
  async enter() {
    this.unfold();
    await this.#create();
    this.editor.focus();
    this.element.scrollIntoView({ block: 'nearest' });
  }

  /** Puts the cursor into its code, and leaves the page where it is: the learner looks at another cell's output. */
  async enterUnseen() {
    this.unfold();
    await this.#create();
    const { scrollX, scrollY } = window;
    this.editor.focus();
    scrollTo(scrollX, scrollY);
  }

  /** Shows it, if it's a helper cell, which is folded. */
  unfold() { this.element.closest('details.helper')?.setAttribute('open', ''); }

  /** Sends what was typed, without waiting for more. */
  flush() {
    clearTimeout(this.#timer);
    if (!this.#isDirty) return;
    this.#sent = ++edits;
    this.#isDirty = !this.#channel.send({ type: 'edit', cell: this.id, source: this.#source, n: this.#sent });
  }

  /** What the lessons know of it; what was typed here and never saved is newer. */
  showState(known) {
    const kept = this.#stash.get();
    this.#sent = 0;
    if (kept !== null && kept !== known.source) {
      this.takeSource(kept, true);
      this.#isDirty = true;
      this.flush();
    } else {
      this.#stash.clear();
      this.takeSource(known.source, known.changed);
    }

    this.outputs.replace(0, known.html);
    if (known.ended) this.end(known.ended);
    else this.#isFromBefore();
  }

  /** The process has ended, and what the cell defined has gone with it. A failure still says what to do. */
  outdate() { if (this.element.classList.contains('done')) this.#isFromBefore(); }

  /** Code that came from elsewhere: another tab, or the lesson as it was shipped. */
  takeSource(source, isChanged) {
    this.#setChanged(isChanged);
    if (source === this.#source || this.#isDirty) return;
    this.#source = source;
    if (this.editor) this.editor.show(source);
    else this.#code.textContent = source;
  }

  saved(number) {
    if (this.#sent > 0 && this.#sent <= number && !this.#isDirty) this.#stash.clear();
  }

  showQueue(isRunning, isWaiting) {
    this.isRunning = isRunning;
    this.element.classList.toggle('running', isRunning);
    this.element.classList.toggle('waiting', isWaiting);
    const button = this.element.querySelector('button.run');
    button.textContent = isRunning ? '■ Stop' : '▷ Run';
    button.setAttribute('aria-label', `${isRunning ? 'Stop' : 'Run'} cell ${this.number}`);
    if (isWaiting) this.#status.textContent = 'waiting';
    else if (this.#status.textContent === 'waiting') this.#status.textContent = '';
    if (isRunning && !this.#ticking) this.#tick();
    if (!isRunning) this.#stopTicking();
  }

  start() {
    this.outputs.replace(0, []);
    this.forget();
    this.#tick();
  }

  end(message) {
    this.#stopTicking();
    this.element.classList.toggle('failed', message.failure !== null);
    this.element.classList.toggle('done', message.failure === null);
    if (message.failure !== null) this.unfold();
    this.#status.textContent = `${message.failure === null ? 'done in' : 'failed after'} ${seconds(message.milliseconds)}`;
    this.element.querySelector('.needs')?.remove();
    if (message.needs.length > 0) this.#showNeeds(message.needs);
  }

  /** The cell was reset: it hasn't run. */
  forget() {
    this.element.classList.remove('failed', 'done');
    this.element.querySelector('.needs')?.remove();
    this.#status.textContent = '';
  }

  #isFromBefore() {
    this.forget();
    if (this.outputs.isEmpty) return;
    this.outputs.isOld();
    this.#status.textContent = 'from an earlier run';
  }

  #showNeeds(needs) {
    const place = document.createElement('p');
    place.className = 'needs';
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.do = 'needs';
    button.dataset.needs = needs.map((need) => need.cell).join(' ');
    button.textContent = needs.length === 1 ? `Run the cell that begins with “${needs[0].line}”, then this one` : `Run the ${needs.length} cells that this one needs, then this one`;
    place.append(button);
    this.element.append(place);
  }

  #create() {
    return this.#creating ??= createEditor(this.element, this.id, () => this.#source, {
      changed: (source) => this.#type(source),
      run: (how) => this.element.dispatchEvent(new CustomEvent('lesson-run', { bubbles: true, detail: { how, cell: this.id } })),
    }).then((editor) => { this.editor = editor; });
  }

  #type(source) {
    if (source === this.#source) return;
    this.#source = source;
    this.#isDirty = true;
    this.#setChanged(true);
    this.#stash.set(source);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), sendAfter);
  }

  #setChanged(isChanged) { this.element.classList.toggle('changed', isChanged); }

  #tick() {
    this.#stopTicking();
    this.#began = performance.now();
    this.#status.textContent = 'running';
    this.#ticking = setInterval(() => { this.#status.textContent = `running, ${seconds(performance.now() - this.#began)}`; }, 500);
  }

  #stopTicking() {
    clearInterval(this.#ticking);
    this.#ticking = null;
  }
}

function seconds(milliseconds) {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
