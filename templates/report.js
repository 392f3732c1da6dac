(function () {
  "use strict";
  var d = document, list = function (root, what) { return Array.prototype.slice.call(root.querySelectorAll(what)); };
  var plain = function (text) { return text.normalize("NFKC").toLowerCase(); };
  d.documentElement.classList.add("js");

  list(d, "[data-print]").forEach(function (button) {
    button.addEventListener("click", function () {
      d.body.classList.remove("a3", "a4");
      d.body.classList.add(button.dataset.print);
      window.print();
    });
  });

  list(d, "[data-table]").forEach(function (box) {
    var table = box.querySelector("table"), body = table.tBodies[0], rows = list(body, "tr");
    var search = box.querySelector("input"), choices = list(box, "select"), count = box.querySelector("output");
    function show() {
      var words = plain(search.value).split(/\s+/).filter(Boolean), picks = choices.map(function (choice) { return choice.value; }).filter(Boolean), seen = 0;
      rows.forEach(function (row) {
        var text = plain(row.textContent), mine = " " + (row.dataset.pick || "") + " ";
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
      var button = d.createElement("button"), key = function (row) {
        var cell = row.cells[at];
        return cell.dataset.sort || cell.textContent.trim();
      };
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

  var map = d.getElementById("map");
  if (!map) { return; }
  var nodes = list(map, ".node"), edges = list(map, ".edge"), panel = d.getElementById("panel"), find = d.getElementById("find"), held = null;
  function light(node) {
    var id = node ? node.dataset.id : "", near = node ? node.dataset.near.split(" ") : [];
    map.classList.toggle("act", !!node);
    edges.forEach(function (edge) {
      var out = edge.dataset.a === id, into = edge.dataset.b === id;
      edge.classList.toggle("on", !!node && (out || into));
    });
    nodes.forEach(function (other) {
      other.classList.toggle("sel", other === node);
      other.classList.toggle("on", other === node || near.indexOf(other.dataset.id) >= 0);
    });
  }
  function hold(node) {
    var card = node && d.getElementById(node.dataset.id), inside = panel.querySelector("div");
    held = node;
    light(node);
    inside.textContent = "";
    panel.hidden = !card;
    if (!card) { return; }
    list(card, ":scope > *").forEach(function (child) { inside.appendChild(child.cloneNode(true)); });
    list(inside, "details").forEach(function (part) { part.open = true; });
    var at = node.getBoundingClientRect(), all = panel.parentNode.getBoundingClientRect();
    panel.classList.toggle("left", at.left + at.width / 2 > all.left + all.width / 2);
  }
  nodes.forEach(function (node) {
    node.addEventListener("mouseenter", function () { if (!held) { light(node); } });
    node.addEventListener("mouseleave", function () { if (!held) { light(null); } });
    node.addEventListener("focus", function () { if (!held) { light(node); } });
    node.addEventListener("blur", function () { if (!held) { light(null); } });
    node.addEventListener("click", function (event) {
      event.preventDefault();
      hold(held === node ? null : node);
    });
  });
  panel.querySelector("button").addEventListener("click", function () {
    var last = held;
    hold(null);
    if (last) { last.focus(); }
  });
  d.addEventListener("keydown", function (event) { if (event.key === "Escape") { hold(null); } });
  find.addEventListener("input", function () {
    var word = plain(find.value.trim());
    hold(null);
    map.classList.toggle("act", !!word);
    nodes.forEach(function (node) { node.classList.toggle("on", !!word && plain(node.getAttribute("aria-label")).indexOf(word) >= 0); });
  });
  find.addEventListener("keydown", function (event) {
    var first = event.key === "Enter" && nodes.filter(function (node) { return node.classList.contains("on"); })[0];
    if (first) { hold(first); }
  });
}());
