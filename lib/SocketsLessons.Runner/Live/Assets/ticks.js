// Ticks the parts in the contents: an exercise that is solved stays so, any other cell has run in this process.
export function tickParts(page) {
  const parts = new Map();
  let cells = [];
  for (const element of page.querySelectorAll('h2[id], .cell.live')) {
    if (element.matches('h2')) parts.set(element.id, cells = []);
    else cells.push(element);
  }

  const isDone = (cell) => cell.matches(cell.dataset.exercise ? '.solved' : '.done');
  for (const link of document.querySelectorAll('.parts a')) {
    const within = parts.get(decodeURIComponent(link.hash.slice(1))) ?? [];
    link.parentElement.classList.toggle('done', within.length > 0 && within.every(isDone));
  }
}
