// Ticks the parts in the contents whose cells have all run and whose exercises are solved.
export function tickParts(page, progress) {
  const parts = new Map();
  let cells = [];
  for (const element of page.querySelectorAll('h2[id], .cell.live')) {
    if (element.matches('h2')) parts.set(element.id, cells = []);
    else cells.push(element.dataset);
  }

  const isDone = ({ cell, exercise }) => progress.ran.includes(cell) && (!exercise || progress.passed.includes(exercise));
  for (const link of document.querySelectorAll('.parts a')) {
    const within = parts.get(decodeURIComponent(link.hash.slice(1))) ?? [];
    link.parentElement.classList.toggle('done', within.length > 0 && within.every(isDone));
  }
}
