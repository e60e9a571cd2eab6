// After a part of a page was exchanged: say what is shown now, and keep the focus in it.
(() => {
  "use strict";
  const live = document.getElementById("live");
  let held = false;

  const target = (event) => event.detail.target;
  document.addEventListener("htmx:beforeSwap", (event) => {
    held = target(event).contains(document.activeElement);
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const shown = document.getElementById(target(event).id);
    if (!shown || shown.id === "suggestions") return;
    const said = shown.querySelector("[data-said]") || shown.querySelector(".bar-line > span");
    if (said && live) live.textContent = said.textContent.replace(/\s+/g, " ").trim();
    if (held && document.activeElement === document.body) {
      shown.tabIndex = -1;
      shown.focus({preventScroll: true});
    }
    held = false;
  });
})();
