// The neighbours of one system, drawn when its card is opened, with a list of the same.
(function () {
  if (!facts) { return; }
  var space = "http://www.w3.org/2000/svg", WIDE = 1100, BOX = 250, ROW = 42, MOST = 30, kinds = ["running", "bridge", "together", "staying"], number = {};
  facts.nodes.forEach(function (node, n) { number[node[1]] = n; });
  function ems(text) {
    return Array.from(text).reduce(function (sum, char) { return sum + (char.codePointAt(0) < 0x2000 ? 0.62 : 1); }, 0);
  }
  function cut(text, most) {
    if (ems(text) <= most) { return text; }
    var kept = "", room = most - 1;
    Array.from(text).every(function (char) { room -= ems(char); if (room >= 0) { kept += char; } return room >= 0; });
    return kept + "…";
  }
  function shape(parent, name, attributes, text) {
    var made = d.createElementNS(space, name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (text) { made.textContent = text; }
    parent.appendChild(made);
    return made;
  }
  function box(svg, node, x, y, under) {
    var group = d.getElementById(node[1]) ? shape(svg, "a", { href: "#" + node[1], "class": node[2] }) : shape(svg, "g", { "class": node[2] });
    shape(group, "title", {}, node[0]);
    shape(group, "rect", { "class": "nearbox", x: x, y: y, width: BOX, height: ROW - 8, rx: 4 });
    shape(group, "text", { x: x + 8, y: y + 15, "font-size": 12 }, cut(node[0], (BOX - 16) / 12));
    shape(group, "text", { "class": "ws", x: x + 8, y: y + 29, "font-size": 11 }, cut(under, (BOX - 16) / 11));
  }
  // One entry for each other system: its number, its linkages, the most pressing state.
  function sides(me, own, other) {
    var found = {};
    facts.lines.forEach(function (line) {
      if (line[own] === me) { (found[line[other]] = found[line[other]] || []).push(line); }
    });
    return Object.keys(found).map(function (key) {
      return { at: Number(key), lines: found[key], state: Math.min.apply(null, found[key].map(function (line) { return line[4]; })), bad: found[key].some(function (line) { return line[5]; }) };
    }).sort(function (a, b) { return a.state - b.state || a.at - b.at; });
  }
  function draw(me) {
    var both = [sides(me, 1, 0), sides(me, 0, 1)], rows = Math.max(1, Math.min(MOST, Math.max(both[0].length, both[1].length)));
    var high = 30 + rows * ROW, centre = 26 + rows * ROW / 2, tall = Math.max(ROW - 8, Math.min(rows * 9, high - 40));
    var svg = shape(d.createDocumentFragment(), "svg", { viewBox: "0 0 " + WIDE + " " + high, role: "group", "aria-label": facts.words.near.replace("{name}", facts.nodes[me][0]), "class": "nearby" });
    shape(svg, "text", { "class": "wl", x: 0, y: 14, "font-size": 12 }, facts.words.providers);
    shape(svg, "text", { "class": "wl", x: WIDE, y: 14, "font-size": 12, "text-anchor": "end" }, facts.words.consumers);
    both.forEach(function (side, right) {
      var some = side.slice(0, MOST), first = 26 + (rows - some.length) * ROW / 2;
      some.forEach(function (one, n) {
        var y = first + n * ROW, mid = y + (ROW - 8) / 2, port = centre + (n + 0.5 - some.length / 2) * (tall - 10) / Math.max(some.length, 1), data = one.lines.map(function (line) { return line[2]; }).join("・");
        var path = right ? "M640 " + port + "C680 " + port + " 668 " + mid + " 706 " + mid + "H842" : "M250 " + mid + "H394C432 " + mid + " 420 " + port + " 452 " + port;
        var tip = right ? [850, mid] : [460, port];
        var group = shape(svg, "g", { "class": "nearline " + kinds[one.state] + (one.bad ? " bad" : "") });
        shape(group, "title", {}, facts.nodes[one.at][0] + "：" + data);
        shape(group, "path", { d: path });
        shape(group, "polygon", { points: tip[0] + "," + tip[1] + " " + (tip[0] - 8) + "," + (tip[1] - 4) + " " + (tip[0] - 8) + "," + (tip[1] + 4) });
        shape(group, "text", { x: right ? 842 : 256, y: mid - 4, "font-size": 10.5, "text-anchor": right ? "end" : "start" }, (one.bad ? "▲" : "") + cut(data, one.bad ? 11.5 : 12.6));
        box(svg, facts.nodes[one.at], right ? 850 : 0, y, facts.nodes[one.at][3] + "・" + facts.words.states[one.state]);
      });
    });
    var mine = shape(svg, "g", { "class": facts.nodes[me][2] });
    shape(mine, "rect", { "class": "nearbox me", x: 460, y: centre - tall / 2, width: 180, height: tall, rx: 4 });
    shape(mine, "text", { "class": "wl", x: 550, y: centre - 2, "font-size": 13, "text-anchor": "middle" }, cut(facts.nodes[me][0], 13));
    shape(mine, "text", { "class": "ws", x: 550, y: centre + 13, "font-size": 11, "text-anchor": "middle" }, facts.nodes[me][3]);
    return { svg: svg, left: both[0].slice(MOST).concat(both[1].slice(MOST)) };
  }
  function tell(me) {
    var made = d.createElement("ul");
    facts.lines.forEach(function (line) {
      var give = line[0] === me;
      if (!give && line[1] !== me) { return; }
      var item = d.createElement("li");
      item.textContent = (give ? "→ " : "← ") + facts.nodes[give ? line[1] : line[0]][0] + "：" + [line[2], line[3], facts.words.states[line[4]] + (line[6] ? " " + line[6] : ""), line[5] ? facts.words.severe : "", line[7]].filter(Boolean).join(facts.words.comma);
      made.appendChild(item);
    });
    return made;
  }
  list(d, "details.near").forEach(function (part) {
    part.addEventListener("toggle", function () {
      var card = part.closest("article"), me = number[card && card.id];
      if (!card || me === undefined) { return; }
      card.classList.toggle("open", part.open);
      if (!part.open || part.querySelector("svg")) { return; }
      var made = draw(me), frame = d.createElement("div"), old = part.querySelector("ul");
      frame.className = "scroll";
      frame.tabIndex = 0;
      frame.setAttribute("role", "region");
      frame.setAttribute("aria-label", facts.nodes[me][0]);
      frame.appendChild(made.svg);
      part.insertBefore(frame, old);
      part.replaceChild(tell(me), old);
      if (made.left.length) {
        var more = d.createElement("p");
        more.textContent = facts.words.more + made.left.map(function (one) { return facts.nodes[one.at][0]; }).join(facts.words.comma);
        part.insertBefore(more, frame.nextSibling);
      }
    });
  });
}());
