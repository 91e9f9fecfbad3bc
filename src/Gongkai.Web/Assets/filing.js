// Makes typing an annual report nicer: keeps what was typed, takes pasted blocks, moves like a spreadsheet. Everything also works without it.
const sheet = document.getElementById("sheet");
if (sheet) {
  const state = sheet.querySelector(".autosaved");
  const pause = 3000;
  let timer = 0;
  let sending = false;
  let leaving = false;

  const keep = async () => {
    if (sending || leaving) { return; }
    sending = true;
    const fields = new FormData(sheet);
    fields.set("keep", "yes");
    try {
      const answer = await fetch(sheet.action, { method: "POST", body: fields, redirect: "manual" });
      const now = new Date();
      const time = `${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`;
      state.textContent = answer.status === 204 ? sheet.dataset.kept.replace("{0}", time) : sheet.dataset.lost;
    } catch {
      state.textContent = sheet.dataset.lost;
    }
    sending = false;
  };
  sheet.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(keep, pause); });
  sheet.addEventListener("submit", () => { leaving = true; clearTimeout(timer); });

  const fieldsOf = table => [...table.querySelectorAll("td[data-at]")].map(cell => ({ field: cell.querySelector("input"), row: Number(cell.dataset.at.split(",")[0]), column: Number(cell.dataset.at.split(",")[1]) })).filter(cell => cell.field);

  // A block copied from a spreadsheet goes into the cells right of and below the one it is pasted on.
  sheet.addEventListener("paste", event => {
    const from = event.target.closest("td[data-at]");
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!from || !/[\t\n]/.test(text.trim())) { return; }
    event.preventDefault();
    const fields = fieldsOf(from.closest("table"));
    const [row, column] = from.dataset.at.split(",").map(Number);
    const rows = [...new Set(fields.map(cell => cell.row).filter(each => each >= row))].sort((one, other) => one - other);
    text.replace(/\r/g, "").replace(/\n$/, "").split("\n").forEach((line, down) => {
      const cells = fields.filter(cell => cell.row === rows[down] && cell.column >= column).sort((one, other) => one.column - other.column);
      line.split("\t").forEach((value, right) => { if (cells[right]) { cells[right].field.value = value.trim(); } });
    });
    sheet.dispatchEvent(new Event("input"));
  });

  // Up, down and Enter go from row to row.
  sheet.addEventListener("keydown", event => {
    const from = event.target.closest("td[data-at]");
    const step = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key];
    if (!from || !step || event.altKey || event.ctrlKey || event.metaKey) { return; }
    event.preventDefault();
    const [row, column] = from.dataset.at.split(",").map(Number);
    const next = fieldsOf(from.closest("table")).filter(cell => (cell.row - row) * step > 0 && cell.column === column).sort((one, other) => Math.abs(one.row - row) - Math.abs(other.row - row))[0];
    if (next) { next.field.focus(); next.field.select(); }
  });
}
