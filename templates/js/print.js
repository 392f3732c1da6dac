// The buttons that print on A3 and A4.
list(d, "[data-print]").forEach(function (button) {
  button.addEventListener("click", function () {
    d.body.classList.remove("a3", "a4");
    d.body.classList.add(button.dataset.print);
    window.print();
  });
});
