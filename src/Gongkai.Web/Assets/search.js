// Titles under the search field while somebody types. Without scripts the page of hits shows what may be meant.
const field = document.querySelector("input[data-suggest]");
const list = field && document.getElementById(field.getAttribute("list"));
const pause = 200;
let timer;

async function suggest() {
  const words = field.value.trim();
  if (words.length < 2) {
    return;
  }

  const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(words)}`);
  if (answer.ok) {
    const titles = await answer.json();
    list.replaceChildren(...titles.map((title) => Object.assign(document.createElement("option"), { value: title })));
  }
}

if (list) {
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, pause);
  });
}
