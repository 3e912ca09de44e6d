// Tells those who cannot see the page what has happened on it.
const said = document.getElementById('said');

export function say(text) {
  said.textContent = text;
}
