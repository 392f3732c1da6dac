// The wave lanes: choose lines by method, severity and vendor; tell the line that is touched; go by arrow keys.
(function () {
  var map = d.getElementById("map");
  if (!map) { return; }
  var edges = list(map, ".edge"), nodes = list(map, ".node"), picks = list(d, ".lane-pick"), count = d.getElementById("lanes-count"), said = d.getElementById("lanes-said");
  var MOST = 40, space = "http://www.w3.org/2000/svg";
  function show() {
    var wanted = picks.map(function (pick) { return pick.value; }).filter(Boolean), of = 0, drawn = 0;
    edges.forEach(function (edge) {
      var mine = " " + (edge.dataset.pick || "") + " ";
      var fits = wanted.every(function (pick) { return mine.indexOf(" " + pick + " ") >= 0; });
      of += fits ? 1 : 0;
      edge.classList.toggle("off", !fits);
      edge.classList.toggle("picked", wanted.length > 0 && fits && of <= MOST);
      drawn += fits && of <= MOST ? 1 : 0;
    });
    map.classList.toggle("picking", wanted.length > 0);
    count.textContent = !wanted.length ? "" : of ? count.dataset.said.replace("{n}", drawn).replace("{of}", of).replace("{all}", edges.length) : count.dataset.none;
  }
  picks.forEach(function (pick) { pick.addEventListener("change", show); });
  edges.forEach(function (edge) {
    // A line of a pixel cannot be touched: a wide invisible one lies over it.
    var hit = d.createElementNS(space, "path");
    hit.setAttribute("d", edge.querySelector("path").getAttribute("d"));
    hit.setAttribute("class", "hit");
    edge.appendChild(hit);
    edge.addEventListener("mouseenter", function () {
      edge.classList.add("touched");
      said.textContent = edge.querySelector("title").textContent;
    });
    edge.addEventListener("mouseleave", function () { edge.classList.remove("touched"); });
  });
  function middle(node) {
    var box = node.querySelector("rect");
    return [Number(box.getAttribute("x")) + Number(box.getAttribute("width")) / 2, Number(box.getAttribute("y")) + Number(box.getAttribute("height")) / 2];
  }
  var ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  map.addEventListener("keydown", function (event) {
    var way = ways[event.key], from = event.target.closest(".node"), best = null, least = Infinity;
    if (!way || !from) { return; }
    event.preventDefault();
    var here = middle(from);
    nodes.forEach(function (node) {
      var there = middle(node), x = there[0] - here[0], y = there[1] - here[1];
      var ahead = way[0] ? x * way[0] : Math.abs(x) < 1 ? y * way[1] : 0, aside = way[0] ? Math.abs(y) : 0;
      if (ahead > 1 && ahead * 4 + aside < least) { best = node; least = ahead * 4 + aside; }
    });
    if (best) { best.focus(); }
  });
}());
