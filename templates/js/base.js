// What all scripts of the page share. Everything stands inside one function; nothing is global.
var d = document, list = function (root, what) { return Array.prototype.slice.call(root.querySelectorAll(what)); };
var plain = function (text) { return text.normalize("NFKC").toLowerCase(); };
d.documentElement.classList.add("js");
