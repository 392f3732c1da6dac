// Trying other dates: the page only adds up the tables of the plan and compares with its limits.
(function () {
  var block = d.getElementById("wi-data"), box = d.getElementById("wi");
  if (!block) { return; }
  var D = JSON.parse(block.textContent), W = D.words, S = D.slots.length, Y = D.years.length, K = D.kinds.length;
  var get = function (id) { return d.getElementById("wi-" + id); };
  var fill = function (text, values) { return text.replace(/\{(\w+)\}/g, function (all, key) { return key in values ? values[key] : all; }); };
  var make = function (tag, classes, text, into) {
    var part = d.createElement(tag);
    if (classes) { part.className = classes; }
    if (text) { part.textContent = text; }
    if (into) { into.appendChild(part); }
    return part;
  };
  var number = function (yen) { return String(Math.abs(yen)).replace(/\B(?=(\d{3})+$)/g, ","); };
  var put = function (part, text) { if (part.textContent !== text) { part.textContent = text; } };
  var signed = function (yen) { return yen ? fill(yen > 0 ? W.more : W.less, {yen: number(yen)}) : W.zero; };

  // the tables
  var month = D.slots.map(function (slot) { return 12 * +slot[0].slice(0, 4) + +slot[0].slice(5, 7) - 1; });
  var yearOf = function (month) { return Math.floor((month - 3) / 12) - D.years[0][0]; };
  var shapes = D.shapes.map(function (shape) {
    return shape.map(function (steps) {
      var row = [steps[1]], value = steps[1], n, times;
      for (n = 2; n < steps.length; n += 2) { for (times = steps[n]; times; times -= 1) { row.push(value += steps[n + 1]); } }
      return [steps[0], row];
    });
  });
  var unitOf = [];
  D.units.forEach(function (unit, n) { unit[0].forEach(function (system) { unitOf[system] = n; }); });
  var name = function (system) { return D.systems[system][1]; };
  var unitNames = function (n) { return D.units[n][0].map(name).join(d.documentElement.lang === "ja" ? "、" : ", "); };
  var plan = D.units.map(function (unit) { return unit[1]; });

  // closed[unit][slot]: sentences of the rules that the slot breaks
  var closed = D.units.map(function () { return D.slots.map(function () { return []; }); });
  D.closed.forEach(function (row) {
    var text = fill(D.rules[row[1]], {name: name(row[0]), detail: D.details[row[2]]}), runs = D.runs[row[3]], n, slot;
    for (n = 0; n < runs.length; n += 2) {
      for (slot = runs[n]; slot <= runs[n + 1]; slot += 1) { closed[unitOf[row[0]]][slot].push({firm: D.firm[row[1]], text: text}); }
    }
  });
  var firm = function (n, slot) { return closed[n][slot].some(function (rule) { return rule.firm; }); };

  function sum(at) {
    var yen = new Array(Y * K).fill(0), bridges = [];
    D.units.forEach(function (unit, n) {
      for (var t = 0; t < unit[2].length; t += 3) {
        shapes[unit[2][t + 1]].forEach(function (row) { yen[row[0] * K + unit[2][t]] += unit[2][t + 2] * row[1][at[n]]; });
      }
    });
    D.links.forEach(function (link, n) {
      var a = at[unitOf[link[0]]], b = at[unitOf[link[1]]], way = D.ways[link[2]], first, last, rate, end, m;
      if (a === b) { return; }
      bridges.push(n);
      first = month[Math.min(a, b)];
      last = month[Math.max(a, b)];
      rate = way[a < b ? 1 : 2];
      yen[yearOf(first) * K + D.bridgeKinds[0]] += way[0];
      for (m = first; m < last; m = end) {
        end = Math.min(last, m + 12 - (m + 9) % 12);
        yen[yearOf(m) * K + D.bridgeKinds[1]] += rate * (end - m);
      }
    });
    return {yen: yen, bridges: bridges, cash: yen.reduce(function (x, y) { return x + y; }, 0)};
  }

  function judge(at) {
    var stops = [], notes = [];
    D.units.forEach(function (_, n) {
      closed[n][at[n]].forEach(function (rule) { (rule.firm ? stops : notes).push({text: rule.text, units: [n]}); });
    });
    D.after.forEach(function (rule) {
      var a = unitOf[rule[0]], b = unitOf[rule[1]];
      if (at[b] < at[a] || month[at[b]] - month[at[a]] < rule[2]) {
        stops.push({text: fill(rule[2] ? W.after_lag : W.after, {first: name(rule[0]), second: name(rule[1]), n: rule[2]}), units: [a, b]});
      }
    });
    D.projects.forEach(function (limit) {
      var busy = {}, most = 0, when = 0, units = [];
      at.forEach(function (slot, n) {
        for (var m = month[slot] - limit[2][n] + 1; m <= month[slot]; m += 1) { (busy[m] = busy[m] || []).push(n); }
      });
      Object.keys(busy).forEach(function (m) { if (busy[m].length > most) { most = busy[m].length; when = +m; units = busy[m]; } });
      if (most > limit[1]) {
        stops.push({text: fill(limit[0] ? W.vendor_projects : W.own_projects, {name: limit[0], n: most, limit: limit[1], month: D.months[1][when - D.months[0]]}), units: units});
      }
    });
    D.slots.forEach(function (slot, s) {
      var units = D.load ? at.map(function (own, n) { return own === s ? n : -1; }).filter(function (n) { return n >= 0; }) : [];
      var load = units.reduce(function (x, n) { return x + D.load[1][n]; }, 0);
      if (D.load && load > D.load[0]) { stops.push({text: fill(W.load, {date: slot[1], n: load, limit: D.load[0]}), units: units}); }
    });
    return {stops: stops, notes: notes};
  }

  // state
  var at = plan.slice(), past = [], base = sum(plan), basic = judge(plan), rows = [], selects = [], written = 0, who = get("who"), why = get("why");
  var day0 = Date.parse(D.slots[0][0]), days = Date.parse(D.slots[S - 1][0]) - day0 || 1;
  var place = function (day) { return 1.5 + 97 * (Date.parse(day) - day0) / days; };
  var where = D.slots.map(function (slot) { return place(slot[0]); });
  // what one unit and its bridges cost, to tell what it alone adds
  var linksOf = D.units.map(function () { return []; });
  D.links.forEach(function (link) { linksOf[unitOf[link[0]]].push(link); linksOf[unitOf[link[1]]].push(link); });
  function own(n, slots) {
    var yen = 0, terms = D.units[n][2];
    for (var t = 0; t < terms.length; t += 3) { shapes[terms[t + 1]].forEach(function (row) { yen += terms[t + 2] * row[1][slots[n]]; }); }
    linksOf[n].forEach(function (link) {
      var a = slots[unitOf[link[0]]], b = slots[unitOf[link[1]]], way = D.ways[link[2]];
      if (a !== b) { yen += way[0] + way[a < b ? 1 : 2] * Math.abs(month[a] - month[b]); }
    });
    return yen;
  }
  function alone(n) {
    var back = at.slice();
    back[n] = plan[n];
    return own(n, at) - own(n, back);
  }
  function set(changed) {
    if (changed.every(function (slot, n) { return slot === at[n]; })) { return; }
    past.push(at);
    at = changed;
    show();
  }
  function move(n, slot) {
    var changed = at.slice();
    changed[n] = slot;
    set(changed);
  }
  function step(n, from, by, any) {
    for (var slot = from + by; slot >= 0 && slot < S; slot += by) { if (any || !firm(n, slot)) { return slot; } }
    return at[n];
  }
  function far(n, by) {
    var slot = at[n], next = step(n, slot, by);
    while (next !== slot) {
      slot = next;
      if (Math.abs(month[slot] - month[at[n]]) >= 3) { break; }
      next = step(n, slot, by);
      if (next === at[n]) { break; }
    }
    return slot;
  }

  // what is shown
  function items(into, texts, classes) {
    into.textContent = "";
    texts.forEach(function (text) { make("li", classes, text, into); });
  }
  function table(id, head, lines) {
    var body = get(id);
    list(body, "thead,tbody,tfoot").forEach(function (part) { part.remove(); });
    var row = function (into, cells, tag) {
      var line = make("tr", "", "", into);
      cells.forEach(function (text, n) {
        var cell = make(n && tag !== "th" ? "td" : "th", n ? "num" : "", String(text), line);
        if (cell.tagName === "TH") { cell.scope = tag === "th" ? "col" : "row"; }
      });
    };
    row(make("thead", "", "", body), [head, W.plan, W.tried, W.difference], "th");
    var inside = make("tbody", "", "", body), all = [0, 0];
    lines.forEach(function (line) {
      all = [all[0] + line[1], all[1] + line[2]];
      if (line[1] || line[2]) { row(inside, money(line)); }
    });
    row(make("tfoot", "", "", body), money([W.total, all[0], all[1]]));
  }
  function money(line) {
    var by = line[2] - line[1];
    return [line[0], number(line[1]), number(line[2]), by ? (by > 0 ? "+" : "−") + number(by) : "±0"];
  }
  function total(yen, wanted) { return yen.reduce(function (x, y, n) { return wanted(n) ? x + y : x; }, 0); }
  function quoted(text) {
    return JSON.stringify(text).replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g, function (char) { return "\\u" + ("000" + char.charCodeAt(0).toString(16)).slice(-4); });
  }
  function yaml(stops) {
    var lines = ["# " + D.head, "# " + W.file_use, "# " + W.file_free].concat(stops ? ["# " + W.file_stops] : [], ["pins:"]);
    D.units.forEach(function (unit, n) {
      var changed = at[n] !== plan[n];
      unit[0].forEach(function (system) {
        var pin = !changed && D.pins[system] || [who.value.trim() || W.undecided, changed ? why.value.trim() || W.tried_reason : W.kept];
        lines.push("  - system: " + quoted(D.systems[system][0]), "    date: " + D.slots[at[n]][0], "    owner: " + quoted(pin[0]), "    reason: " + quoted(pin[1]), "    changed: " + changed);
      });
    });
    return lines.join("\n") + "\n";
  }
  function bridge(n) {
    var link = D.links[n];
    return fill(W.bridge, {first: name(link[0]), second: name(link[1]), data: D.data[link[3]]});
  }
  function write() { get("yaml").value = yaml(judge(at).stops.length); }
  function show() {
    var now = sum(at), verdict = judge(at), by = now.cash - base.cash, same = function (n) { return at[n] === plan[n]; };
    var isBridge = function (n) { return D.bridgeKinds.indexOf(n % K) >= 0; };
    var text = function (entry) { return entry.text; };
    var before = basic.notes.map(text), after = verdict.notes.map(text), moved = !plan.every(function (_, n) { return same(n); });
    var without = function (all, others) { return all.filter(function (x) { return others.indexOf(x) < 0; }); };
    var arise = without(now.bridges, base.bridges), vanish = without(base.bridges, now.bridges);
    get("cash").textContent = moved ? signed(by) : W.same;
    get("sums").textContent = fill(W.sums, {first: number(base.cash), second: number(now.cash)});
    get("said").textContent = moved ? fill(W.said, {stops: verdict.stops.length, bridges: D.running + now.bridges.length}) : W.said_none;
    get("undo").disabled = !past.length;
    get("reset").disabled = !moved;
    items(get("stops"), verdict.stops.length ? verdict.stops.map(text) : [D.unchecked.length ? W.stops_none_checked : W.stops_none], verdict.stops.length ? "wi-stop" : "");
    var fresh = without(after, before), gone = without(before, after).map(function (name) { return fill(W.settled, {name: name}); });
    items(get("notes"), fresh.concat(gone).length ? fresh.concat(gone) : [W.notes_none]);
    get("bridges").textContent = fill(W.bridges_count, {first: D.running + base.bridges.length, second: D.running + now.bridges.length, yen: signed(total(now.yen, isBridge) - total(base.yen, isBridge))});
    var changed = get("changed");
    items(changed, arise.length || vanish.length ? [] : [W.bridges_same]);
    [[arise, W.arise], [vanish, W.vanish]].forEach(function (group) {
      if (group[0].length) { items(make("ul", "", "", make("li", "", fill(group[1], {n: group[0].length}), changed)), group[0].map(bridge)); }
    });
    table("kinds", W.kind, D.kinds.map(function (kind, k) {
      var own = function (n) { return n % K === k; };
      return [kind, total(base.yen, own), total(now.yen, own)];
    }));
    table("years", W.year, D.years.map(function (year, y) {
      var own = function (n) { return Math.floor(n / K) === y; };
      return [year[1], total(base.yen, own), total(now.yen, own)];
    }));
    D.units.forEach(function (_, n) {
      var row = rows[n], stops = verdict.stops.filter(function (stop) { return stop.units.indexOf(n) >= 0; }).length;
      var effect = same(n) ? W.same : signed(alone(n)), day = D.slots[at[n]];
      row.line.classList.toggle("moved", !same(n));
      row.line.classList.toggle("broken", stops > 0);
      row.at.style.left = where[at[n]] + "%";
      row.at.setAttribute("aria-valuenow", at[n]);
      row.at.setAttribute("aria-valuetext", same(n) && !stops ? fill(W.planned, {date: day[2]}) : fill(W.effect, {date: day[2], yen: effect, n: stops}));
      put(row.day, day[1]);
      put(row.yen, same(n) ? "" : effect);
      put(row.bad, stops ? fill(W.breaks, {n: stops}) : "");
      row.back.hidden = same(n);
      if (selects[n]) {
        selects[n][0].value = at[n];
        selects[n][1].textContent = effect + (stops ? " " + fill(W.breaks, {n: stops}) : "");
      }
    });
    clearTimeout(written);
    written = setTimeout(write, 150);
  }

  // the rows
  function keys(n) {
    return function (event) {
      var any = event.shiftKey, to = {
        ArrowRight: function () { return step(n, at[n], 1, any); }, ArrowUp: function () { return step(n, at[n], 1, any); },
        ArrowLeft: function () { return step(n, at[n], -1, any); }, ArrowDown: function () { return step(n, at[n], -1, any); },
        PageUp: function () { return far(n, 1); }, PageDown: function () { return far(n, -1); }, Home: function () { return plan[n]; }
      }[event.key];
      if (to) { event.preventDefault(); move(n, to()); }
    };
  }
  function drag(n, handle, track) {
    var start = null;
    handle.addEventListener("pointerdown", function (event) {
      if (event.button) { return; }
      start = at;
      handle.setPointerCapture(event.pointerId);
      handle.classList.add("held");
    });
    handle.addEventListener("pointermove", function (event) {
      if (!start) { return; }
      var frame = track.getBoundingClientRect(), x = 100 * (event.clientX - frame.left) / frame.width, best = 0;
      where.forEach(function (w, slot) { if (Math.abs(w - x) < Math.abs(where[best] - x)) { best = slot; } });
      if (best !== at[n]) { at = at.slice(); at[n] = best; show(); }
    });
    ["pointerup", "pointercancel"].forEach(function (kind) {
      handle.addEventListener(kind, function () {
        var from = start, to = at;
        start = null;
        handle.classList.remove("held");
        if (from) { at = from; if (kind === "pointerup") { set(to); } else { show(); } }
      });
    });
  }
  function ticks(n, wanted, classes, into) {
    var svg = "http://www.w3.org/2000/svg", path = d.createElementNS(svg, "path");
    path.setAttribute("class", classes);
    path.setAttribute("d", where.map(function (w, slot) { return !firm(n, slot) && !closed[n][slot].length === wanted ? "M" + w.toFixed(2) + " 6v8" : ""; }).join(""));
    into.appendChild(path);
  }
  function build() {
    var into = get("rows"), head = make("div", "wi-row wi-head", "", into), axis = make("div", "wi-track", "", head), lines = [];
    head.setAttribute("aria-hidden", "true");
    D.years.forEach(function (year, n) {
      var x = place(year[0] + "-04-01"), next = n + 1 < Y ? place(D.years[n + 1][0] + "-04-01") : 100;
      if (x > 1 && x < 100) { lines.push(fill("transparent calc({x}% - .5px),#b3c1cf calc({x}% - .5px),#b3c1cf calc({x}% + .5px),transparent calc({x}% + .5px)", {x: x})); }
      if (Math.min(next, 100) - Math.max(x, 0) > 13) { make("span", "", year[1], axis).style.left = Math.max(x, 0) + "%"; }
    });
    into.style.setProperty("--years", "linear-gradient(90deg," + (lines.join(",") || "transparent,transparent") + ")");
    plan.map(function (slot, n) { return n; }).sort(function (a, b) { return plan[a] - plan[b] || a - b; }).forEach(function (n) {
      var line = make("div", "wi-row", "", into), label = make("span", "wi-name", "", line), more = D.units[n][0].length - 1;
      var button = function (sign, by, title) {
        var part = make("button", "wi-step", sign, line);
        part.type = "button";
        part.tabIndex = -1;
        part.title = title;
        part.setAttribute("aria-hidden", "true");
        part.addEventListener("click", function () { move(n, step(n, at[n], by)); });
      };
      make("span", "", name(D.units[n][0][0]), label);
      if (more) { make("small", "", fill(W.and_more, {n: more}), label); }
      button("◀", -1, W.earlier);
      var track = make("div", "wi-track", "", line), svg = d.createElementNS("http://www.w3.org/2000/svg", "svg");
      button("▶", 1, W.later);
      label.title = unitNames(n);
      svg.setAttribute("viewBox", "0 0 100 20");
      svg.setAttribute("preserveAspectRatio", "none");
      svg.setAttribute("aria-hidden", "true");
      ticks(n, true, "open", svg);
      ticks(n, false, "soft", svg);
      track.appendChild(svg);
      make("i", "wi-was", "", track).style.left = where[plan[n]] + "%";
      var handle = make("div", "wi-at", "", track), values = {role: "slider", "aria-label": unitNames(n), "aria-valuemin": 0, "aria-valuemax": S - 1};
      Object.keys(values).forEach(function (key) { handle.setAttribute(key, values[key]); });
      handle.tabIndex = 0;
      handle.addEventListener("keydown", keys(n));
      drag(n, handle, track);
      var day = make("span", "wi-day", "", line), effect = make("span", "wi-effect", "", line), yen = make("span", "", "", effect), bad = make("span", "badge bad", "", effect), back = make("button", "wi-back", W.back, effect);
      back.type = "button";
      back.addEventListener("click", function () { move(n, plan[n]); handle.focus(); });
      rows[n] = {line: line, at: handle, day: day, yen: yen, bad: bad, back: back, find: plain(unitNames(n))};
    });
  }
  function twin() {
    if (selects.length) { return; }
    rows.map(function (row, n) { return n; }).sort(function (a, b) { return plan[a] - plan[b] || a - b; }).forEach(function (n) {
      var line = make("tr", "", "", get("table").tBodies[0]), choice = make("select");
      make("th", "", unitNames(n), line).scope = "row";
      make("td", "short", D.slots[plan[n]][1], line);
      D.slots.forEach(function (slot, s) {
        var kind = s === plan[n] ? W.planned : firm(n, s) ? W.option_firm : closed[n][s].length ? W.option_soft : "{date}";
        make("option", "", fill(kind, {date: slot[1]}), choice).value = s;
      });
      choice.setAttribute("aria-label", fill(W.try_of, {name: unitNames(n)}));
      choice.addEventListener("change", function () { move(n, +choice.value); });
      make("td", "", "", line).appendChild(choice);
      selects[n] = [choice, make("td", "num", "", line)];
    });
    show();
  }
  build();
  if (D.unchecked.length) {
    get("unchecked").hidden = false;
    items(get("unchecked").querySelector("ul"), D.unchecked);
  }
  get("undo").addEventListener("click", function () { at = past.pop() || at; show(); });
  get("reset").addEventListener("click", function () { set(plan.slice()); });
  get("find").addEventListener("input", function () {
    var word = plain(this.value.trim());
    rows.forEach(function (row) { row.line.hidden = row.find.indexOf(word) < 0; });
  });
  get("twin").addEventListener("toggle", twin);
  [who, why].forEach(function (field) { field.addEventListener("input", show); });
  get("save").addEventListener("click", function () {
    write();
    var link = d.createElement("a"), url = URL.createObjectURL(new Blob([get("yaml").value], {type: "application/yaml"}));
    link.href = url;
    link.download = "pins.yaml";
    link.click();
    setTimeout(function () { URL.revokeObjectURL(url); }, 1000);
  });
  var bar = box.querySelector(".wi-sum"), mark = d.querySelector(".mark");
  function below() { bar.style.top = (mark ? mark.offsetHeight : 0) + "px"; }
  window.addEventListener("resize", below);
  below();
  box.hidden = false;
  show();
}());
