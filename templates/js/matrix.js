// The systems and linkages of the page, for the figures that are drawn or asked.
var facts = (function () {
  var held = d.getElementById("facts");
  return held ? JSON.parse(held.textContent) : null;
}());
// The matrix: touch a cell or go through them with the arrow keys.
(function () {
  var picture = d.getElementById("dsm"), said = d.getElementById("dsm-said"), cross = d.getElementById("cross"), keys = d.getElementById("dsm-keys");
  if (!picture || !facts) { return; }
  var left = Number(picture.dataset.left), top = Number(picture.dataset.top), cell = Number(picture.dataset.cell), count = facts.nodes.length, pairs = {}, at = null;
  facts.lines.forEach(function (line) {
    var key = line[0] * count + line[1];
    (pairs[key] = pairs[key] || []).push(line);
  });
  var order = Object.keys(pairs).map(Number).sort(function (a, b) { return a - b; });
  function tell(row, column) {
    var lines = pairs[row * count + column] || [], x = left + cell * (column + 0.5), y = top + cell * (row + 0.5);
    at = row * count + column;
    cross.setAttribute("d", "M" + left + " " + y + "H" + (left + cell * count) + "M" + x + " " + top + "V" + (top + cell * count));
    said.textContent = (row + 1) + " " + facts.nodes[row][0] + " → " + (column + 1) + " " + facts.nodes[column][0] + "：" + (lines.length ? lines.map(function (line) {
      return [line[2], line[3], facts.words.states[line[4]] + (line[6] ? " " + line[6] : ""), line[5] ? facts.words.severe : ""].filter(Boolean).join(facts.words.comma);
    }).join(" / ") : facts.words.none);
  }
  picture.addEventListener("mousemove", function (event) {
    var box = picture.getBoundingClientRect(), scale = picture.viewBox.baseVal.width / box.width;
    var column = Math.floor(((event.clientX - box.left) * scale - left) / cell), row = Math.floor(((event.clientY - box.top) * scale - top) / cell);
    if (row < 0 || column < 0 || row >= count || column >= count) { cross.setAttribute("d", ""); return; }
    if (row * count + column !== at) { tell(row, column); }
  });
  function go(step) {
    var now = at === null ? (step > 0 ? -1 : order.length) : order.indexOf(at), next;
    if (at !== null && now < 0) { now = order.filter(function (key) { return key < at; }).length - (step > 0 ? 1 : 0); }
    next = order[Math.max(0, Math.min(order.length - 1, now + step))];
    tell(Math.floor(next / count), next % count);
  }
  // Up and down stay in the column as far as there is a linkage above or below.
  function leap(step) {
    if (at === null) { go(1); return; }
    for (var row = Math.floor(at / count) + step; row >= 0 && row < count; row += step) {
      if (pairs[row * count + at % count]) { tell(row, at % count); return; }
    }
  }
  keys.addEventListener("click", function () { go(1); });
  keys.addEventListener("keydown", function (event) {
    var act = { ArrowRight: function () { go(1); }, ArrowLeft: function () { go(-1); }, ArrowDown: function () { leap(1); }, ArrowUp: function () { leap(-1); } }[event.key];
    if (act) { event.preventDefault(); act(); }
  });
}());
