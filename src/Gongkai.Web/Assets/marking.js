// Draws regions on a page with the mouse, a finger or a pen; the numbers they stand for can be typed as well, without this.
const sheet = document.querySelector("svg.marking");
if (sheet) {
  const form = sheet.closest("form");
  const field = name => form.elements.namedItem(name);
  const drawn = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  drawn.setAttribute("class", "drawn");
  let from = null;

  const at = event => new DOMPoint(event.clientX, event.clientY).matrixTransform(sheet.getScreenCTM().inverse());
  const side = (one, other, most) => [Math.max(0, Math.min(one, other)), Math.min(most, Math.max(one, other))];
  const show = event => {
    const to = at(event);
    const { width, height } = sheet.viewBox.baseVal;
    const [left, right] = side(from.x, to.x, width);
    const [top, bottom] = side(from.y, to.y, height);
    [["x", left], ["y", top], ["width", right - left], ["height", bottom - top]].forEach(([name, value]) => {
      drawn.setAttribute(name, value);
      field(name).value = value.toFixed(1);
    });
  };

  sheet.addEventListener("pointerdown", event => {
    event.preventDefault();
    from = at(event);
    sheet.append(drawn);
    sheet.setPointerCapture(event.pointerId);
  });
  sheet.addEventListener("pointermove", event => { if (from) { show(event); } });
  sheet.addEventListener("pointerup", event => {
    if (!from) { return; }
    show(event);
    from = null;
    form.querySelector("button[value='region']").focus();
  });
}
