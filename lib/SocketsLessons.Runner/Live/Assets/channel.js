// The connection to the lessons: JSON messages over a WebSocket that comes back by itself.
const firstWait = 300;
const longestWait = 4000;
const ended = 'The lessons do not answer. What you type is kept in this browser. Start them again with: lessons open';
const newToken = 'The lessons were started again, with another token: use the new address that the terminal shows. ' +
  'What you typed is kept in this browser.';

export class Channel {
  onMessage = () => {};
  onLost = () => {};
  #address;
  #socket;
  #wait = firstWait;
  #asked = new Map();
  #number = 0;

  constructor(lesson) {
    this.#address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live/${encodeURIComponent(lesson)}`;
  }

  get isOpen() { return this.#socket?.readyState === WebSocket.OPEN; }

  open() {
    const socket = this.#socket = new WebSocket(this.#address);
    socket.onmessage = (event) => {
      const message = JSON.parse(event.data);
      if (message.type === 'answer') this.#answer(message.id, message.answer);
      else this.onMessage(message);
    };
    socket.onopen = () => { this.#wait = firstWait; };
    socket.onclose = async () => {
      [...this.#asked.keys()].forEach((id) => this.#answer(id, null));
      this.onLost(await this.#reason());
      setTimeout(() => this.open(), this.#wait);
      this.#wait = Math.min(this.#wait * 2, longestWait);
    };
  }

  /** Sends a message; one that cannot be sent is not kept: on coming back, the state is asked for anew. */
  send(message) {
    if (this.isOpen) this.#socket.send(JSON.stringify(message));
    return this.isOpen;
  }

  /** Asks something of the lesson's process; the answer is null where there is none. */
  ask(what, signal) {
    return new Promise((done) => {
      const id = ++this.#number;
      this.#asked.set(id, done);
      signal?.onCancellationRequested(() => this.#answer(id, null));
      if (!this.send({ type: 'ask', id, ...what })) this.#answer(id, null);
    });
  }

  #answer(id, answer) {
    this.#asked.get(id)?.(answer);
    this.#asked.delete(id);
  }

  async #reason() {
    try {
      const response = await fetch('/', { method: 'HEAD' });
      return response.status === 401 ? newToken : ended;
    } catch {
      return ended;
    }
  }
}
