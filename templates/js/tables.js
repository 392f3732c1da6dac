// What a cell is sorted by: said, or a number or a short Japanese day read from its text.
function sortKey(cell) {
  if (cell.dataset.sort) { return cell.dataset.sort; }
  var text = (cell.firstChild || cell).textContent.trim(), day = /^R(\d+)\.(\d+)\.(\d+)/.exec(text);
  if (day) { return (2018 + Number(day[1])) + "-" + day[2].padStart(2, "0") + "-" + day[3].padStart(2, "0"); }
  return /^-?[\d,]+$/.test(text) ? text.replace(/,/g, "") : cell.textContent.trim();
}
// Tables: filter by words and choices, sort by a column.
list(d, "[data-table]").forEach(function (box) {
  var table = box.querySelector("table"), body = table.tBodies[0], rows = list(body, "tr");
  var search = box.querySelector("input"), choices = list(box, "select"), count = box.querySelector("output"), named = {};
  choices.forEach(function (choice) { list(choice, "option").forEach(function (option) { named[option.value] = option.textContent; }); });
  function read(row) {
    return plain(row.textContent + " " + (row.dataset.pick || "").split(" ").map(function (pick) { return named[pick] || ""; }).join(" "));
  }
  function show() {
    var words = plain(search.value).split(/\s+/).filter(Boolean), picks = choices.map(function (choice) { return choice.value; }).filter(Boolean), seen = 0;
    rows.forEach(function (row) {
      var text = read(row), mine = " " + (row.dataset.pick || "") + " ";
      row.hidden = !(words.every(function (word) { return text.indexOf(word) >= 0; }) && picks.every(function (pick) { return mine.indexOf(" " + pick + " ") >= 0; }));
      if (!row.hidden) { seen += 1; }
    });
    count.textContent = seen + " / " + rows.length;
    box.querySelector(".empty").hidden = seen > 0;
  }
  if (search) { search.addEventListener("input", show); }
  choices.forEach(function (choice) { choice.addEventListener("change", show); });
  if (!search && rows.length < 10) { return; }
  list(table.tHead, "th").forEach(function (head, at) {
    var button = d.createElement("button"), key = function (row) { return sortKey(row.cells[at]); };
    button.type = "button";
    button.textContent = head.textContent;
    head.dataset.label = head.textContent;
    head.textContent = "";
    head.appendChild(button);
    button.addEventListener("click", function () {
      var down = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      list(table.tHead, "th").forEach(function (other) { other.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", down > 0 ? "ascending" : "descending");
      rows.map(function (row, n) { return [key(row), n, row]; }).sort(function (a, b) {
        var x = a[0], y = b[0], numbers = x !== "" && y !== "" && !isNaN(x) && !isNaN(y);
        return down * (numbers ? x - y : x.localeCompare(y, d.documentElement.lang)) || a[1] - b[1];
      }).forEach(function (entry) { body.appendChild(entry[2]); });
    });
  });
});
