// The wave lanes: touch, choose, search.
(function () {
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
