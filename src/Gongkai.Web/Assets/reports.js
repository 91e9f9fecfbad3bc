// Makes the report pages nicer. Everything here also works, plainer, without it.

// Dropping or choosing files submits them at once.
const drop = document.getElementById("drop");
if (drop) {
  const field = drop.querySelector("input[type=file]");
  const say = () => {
    drop.querySelector(".drop-state").textContent = drop.dataset.busy.replace("{0}", field.files.length);
    drop.classList.add("busy");
  };
  let depth = 0;
  const over = change => {
    depth = Math.max(0, depth + change);
    drop.classList.toggle("over", depth > 0);
  };
  drop.classList.add("lively");
  drop.addEventListener("dragenter", event => { event.preventDefault(); over(1); });
  drop.addEventListener("dragover", event => event.preventDefault());
  drop.addEventListener("dragleave", () => over(-1));
  drop.addEventListener("drop", event => {
    event.preventDefault();
    over(-depth);
    if (event.dataTransfer.files.length > 0) {
      field.files = event.dataTransfer.files;
      drop.requestSubmit();
    }
  });
  field.addEventListener("change", () => { if (field.files.length > 0) { drop.requestSubmit(); } });
  drop.addEventListener("submit", say);
  window.addEventListener("pageshow", () => { drop.classList.remove("busy"); drop.querySelector(".drop-state").textContent = ""; });
}

// The two sides of a report: what is clicked on one side comes into view and is marked on both.
const pair = document.querySelector(".pair");
if (pair) {
  const byId = ids => (ids || "").split(" ").filter(Boolean).map(id => document.getElementById(id)).filter(Boolean);
  const source = pair.querySelector(".source-text");
  const mark = elements => {
    pair.querySelectorAll(".on").forEach(element => element.classList.remove("on"));
    elements.forEach(element => element.classList.add("on"));
  };
  // Each side scrolls by itself: the source inside its pane, the data in what the pane leaves free of the window.
  const show = element => {
    openAround(element);
    const at = element.getBoundingClientRect();
    if (source.contains(element)) {
      const pane = source.getBoundingClientRect();
      source.scrollTop += at.top - pane.top - (source.clientHeight - at.height) / 2;
      if (pane.top < 0 || pane.top > innerHeight - 80) { source.closest(".source").scrollIntoView({ block: "nearest" }); }
      return;
    }
    const side = source.closest(".source").getBoundingClientRect();
    const free = side.width > innerWidth * 0.8 && getComputedStyle(source.closest(".source")).position === "sticky" ? side.height : 0;
    scrollBy(0, at.top - free - (innerHeight - free - at.height) / 2);
    const table = element.closest(".scroll");
    if (table) { table.scrollLeft += at.left - table.getBoundingClientRect().left - (table.clientWidth - at.width) / 2; }
  };
  const openAround = element => {
    for (let outer = element.closest("details"); outer; outer = outer.parentElement.closest("details")) { outer.open = true; }
  };
  const remember = address => history.replaceState(null, "", address);

  pair.addEventListener("click", event => {
    const link = event.target.closest("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    const hash = link.getAttribute("href");
    if (!hash.startsWith("#")) { return; }
    const places = link.closest(".places");
    const target = document.getElementById(hash.slice(1));
    if (!target) { return; }
    event.preventDefault();
    if (places) {
      // A finding shows all its cells and all its words at once; each side comes to the one that was clicked, or to its first.
      const cells = byId(places.dataset.cells);
      const words = byId(places.dataset.words);
      const isCell = cells.includes(target);
      const other = isCell ? words[0] : cells[0];
      mark([...cells, ...words]);
      if (other) { show(other); }
      show(target);
    } else {
      mark([link, ...byId(link.dataset.pair), target]);
      show(target);
    }
    target.focus({ preventScroll: true });
    remember(hash);
  });

  const arrive = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && pair.contains(target) && target.closest("td, .line, .finding, .source-text")) { show(target); }
  };
  addEventListener("hashchange", arrive);
  arrive();

  // Arrow keys move from figure to figure, as in a spreadsheet.
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  pair.addEventListener("keydown", event => {
    const cell = event.target.closest("td[data-at]");
    const step = steps[event.key];
    if (!cell || !step || event.target.matches("input, textarea") || event.altKey || event.ctrlKey || event.metaKey) { return; }
    const cells = [...cell.closest("table").querySelectorAll("td[data-at]")].map(element => [element, ...element.dataset.at.split(",").map(Number)]);
    const [row, column] = cell.dataset.at.split(",").map(Number);
    const ahead = ([, r, c]) => step[0] ? (r - row) * step[0] > 0 : r === row && (c - column) * step[1] > 0;
    const distance = ([, r, c]) => Math.abs(r - row) * 100 + Math.abs(c - column);
    const next = cells.filter(ahead).sort((one, other) => distance(one) - distance(other))[0];
    if (next) {
      event.preventDefault();
      next[0].querySelector("a, .plain").focus();
    }
  });
}

// Confirming figures: the place comes into view, and each decision has a key of its own. Without this the same buttons are pressed.
const confirming = document.querySelector(".confirming");
if (confirming) {
  const place = document.getElementById(confirming.dataset.show || "");
  if (place) {
    place.classList.add("on");
    const pane = place.closest(".source-text");
    if (pane) { pane.scrollTop += place.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 2; }
  }
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || event.target.matches("input")) { return; }
    const control = confirming.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!control) { return; }
    event.preventDefault();
    if (control.matches("input")) { control.focus(); } else { control.click(); }
  });
}
