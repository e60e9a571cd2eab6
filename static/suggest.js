// Suggestions under the search box: a combobox whose list comes from /search/suggest.
// Without this file the box is a plain field of a form.
(() => {
  "use strict";
  const WAIT = 150; // milliseconds without a letter before anything is asked

  function attach(input) {
    if (input.dataset.ready) return;
    input.dataset.ready = "yes";
    let timer, asked = "";
    const place = document.createElement("div");
    const said = document.createElement("p");
    place.className = "suggesting";
    place.innerHTML = '<ul id="suggestions" class="suggestions" role="listbox" aria-label="Suggestions" hidden></ul>';
    said.className = "hidden";
    said.setAttribute("role", "status");
    input.after(place, said);
    for (const [name, value] of [["role", "combobox"], ["autocomplete", "off"], ["aria-autocomplete", "list"],
      ["aria-expanded", "false"], ["aria-controls", "suggestions"]]) input.setAttribute(name, value);

    const list = () => place.firstElementChild;
    const options = () => [...list().querySelectorAll("a")];
    const active = () => list().querySelector("[aria-selected=true]");

    function choose(option) {
      for (const other of options()) other.setAttribute("aria-selected", String(other === option));
      if (option) input.setAttribute("aria-activedescendant", option.id);
      else input.removeAttribute("aria-activedescendant");
      if (option) option.scrollIntoView({block: "nearest"});
    }
    function close() {
      clearTimeout(timer);
      asked = "";
      list().hidden = true;
      input.setAttribute("aria-expanded", "false");
      choose(null);
    }
    function open() {
      options().forEach((option, number) => {
        option.setAttribute("role", "option");
        option.id = `suggestion-${number}`;
        option.tabIndex = -1;
        option.parentElement.setAttribute("role", "none");
      });
      list().setAttribute("role", "listbox");
      list().hidden = options().length === 0;
      input.setAttribute("aria-expanded", String(options().length > 0));
      input.removeAttribute("aria-activedescendant");
      said.textContent = list().dataset.said || "";
    }
    function ask() {
      const typed = input.value.trim();
      if (!typed) return close();
      asked = typed;
      const values = {q: typed};
      const moment = input.form.elements.namedItem("as_of");
      if (moment) values.as_of = moment.value;
      htmx.ajax("GET", "/search/suggest", {source: input, target: list(), swap: "outerHTML", values})
        .then(() => asked === typed && document.activeElement === input ? open() : close(), close);
    }

    input.addEventListener("input", () => {
      clearTimeout(timer);
      if (input.value.trim()) timer = setTimeout(ask, WAIT);
      else close();
    });
    input.addEventListener("blur", close);
    place.addEventListener("pointerdown", (event) => event.preventDefault()); // keep the focus
    input.addEventListener("keydown", (event) => {
      if (list().hidden || event.isComposing) return;
      const all = options(), at = all.indexOf(active());
      if (event.key === "ArrowDown") choose(all[at + 1] || null);
      else if (event.key === "ArrowUp") choose(at < 0 ? all.at(-1) : all[at - 1] || null);
      else if (event.key === "Escape") close();
      else if (event.key === "Enter" && at >= 0) all[at].click();
      else return;
      event.preventDefault();
    });
  }

  const attachAll = () => document.querySelectorAll("input[data-suggest]").forEach(attach);
  attachAll();
  document.addEventListener("htmx:afterSettle", attachAll);
})();
